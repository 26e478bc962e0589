using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data;

internal sealed class VisitorModel : IEntityTypeConfiguration<Visitor>
{
    public void Configure(EntityTypeBuilder<Visitor> builder)
    {
        builder.HasOne(visitor => visitor.User).WithMany().OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(visitor => visitor.UserId).IsUnique();
    }
}

internal sealed class ConversationModel : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.Property(conversation => conversation.VisitorName).HasMaxLength(Conversation.MaxNameLength);
        builder.Property(conversation => conversation.VisitorEmail).HasMaxLength(Conversation.MaxEmailLength);
        builder.Property(conversation => conversation.LastText).HasMaxLength(Message.MaxTextLength);
        builder.HasOne(conversation => conversation.Visitor).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(conversation => conversation.Article).WithMany().HasForeignKey(conversation => conversation.ArticleId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(conversation => conversation.ReadingArticle).WithMany().HasForeignKey(conversation => conversation.ReadingArticleId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<User>().WithMany().HasForeignKey(conversation => conversation.AssignedToId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(conversation => conversation.VisitorId).IsUnique().HasFilter("\"ClosedUtc\" IS NULL").HasDatabaseName("IX_Conversations_OneOpenPerVisitor");
        builder.HasIndex(conversation => new { conversation.VisitorId, conversation.ClosedUtc });
        builder.HasIndex(conversation => new { conversation.ClosedUtc, conversation.WaitingSinceUtc, conversation.LastMessageUtc });
    }
}

internal sealed class MessageModel : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.HasKey(message => new { message.ConversationId, message.Seq });
        builder.Property(message => message.Seq).ValueGeneratedNever();
        builder.Property(message => message.SenderName).HasMaxLength(Conversation.MaxNameLength);
        builder.Property(message => message.Text).HasMaxLength(Message.MaxTextLength);
        builder.HasIndex(message => new { message.ConversationId, message.Sender, message.SenderId, message.ClientId }).IsUnique();
        builder.HasOne<Conversation>().WithMany(conversation => conversation.Messages).HasForeignKey(message => message.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReadMarkModel : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.HasKey(mark => new { mark.ConversationId, mark.ParticipantId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(mark => mark.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}
