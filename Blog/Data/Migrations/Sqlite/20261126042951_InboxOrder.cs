using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Blog.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InboxOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_ConversationId_Sender_SenderId_ClientId",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_ClosedUtc_WaitingSinceUtc_LastMessageUtc",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ConversationId_SenderId_ClientId_Sender",
                table: "Messages",
                columns: new[] { "ConversationId", "SenderId", "ClientId", "Sender" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Closed",
                table: "Conversations",
                columns: new[] { "ClosedUtc", "Id" },
                filter: "\"ClosedUtc\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OpenByLatest",
                table: "Conversations",
                columns: new[] { "LastMessageUtc", "Id", "WaitingSinceUtc", "OpenToAll", "AssignedToId", "ArticleId", "LastSeq", "ClosedUtc" },
                descending: new[] { true, false, false, false, false, false, false, false },
                filter: "\"ClosedUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Waiting",
                table: "Conversations",
                columns: new[] { "WaitingSinceUtc", "LastMessageUtc", "Id" },
                descending: new[] { false, true, false },
                filter: "\"ClosedUtc\" IS NULL AND \"WaitingSinceUtc\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_ConversationId_SenderId_ClientId_Sender",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Closed",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_OpenByLatest",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Waiting",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ConversationId_Sender_SenderId_ClientId",
                table: "Messages",
                columns: new[] { "ConversationId", "Sender", "SenderId", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_ClosedUtc_WaitingSinceUtc_LastMessageUtc",
                table: "Conversations",
                columns: new[] { "ClosedUtc", "WaitingSinceUtc", "LastMessageUtc" });
        }
    }
}
