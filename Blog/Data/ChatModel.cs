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
        builder.Property(conversation => conversation.VisitorLanguage).HasMaxLength(16);
        builder.Property(conversation => conversation.VisitorTimeZone).HasMaxLength(64);
        builder.Property(conversation => conversation.VisitorAgent).HasMaxLength(60);
        builder.Property(conversation => conversation.Referrer).HasMaxLength(255);
        builder.Property(conversation => conversation.RatingComment).HasMaxLength(Conversation.MaxRatingCommentLength);
        builder.HasOne(conversation => conversation.Visitor).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(conversation => conversation.Article).WithMany().HasForeignKey(conversation => conversation.ArticleId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(conversation => conversation.ReadingArticle).WithMany().HasForeignKey(conversation => conversation.ReadingArticleId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(conversation => conversation.AssignedTo).WithMany().HasForeignKey(conversation => conversation.AssignedToId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(conversation => conversation.VisitorId).IsUnique().HasFilter("\"ClosedUtc\" IS NULL").HasDatabaseName("IX_Conversations_OneOpenPerVisitor");
        builder.HasIndex(conversation => new { conversation.VisitorId, conversation.ClosedUtc });

        // The lists of authors, each in its order: who waits, the other open ones, the closed ones. Partial, so that none is taken for another's work.
        builder.HasIndex(conversation => new { conversation.WaitingSinceUtc, conversation.LastMessageUtc, conversation.Id })
            .IsDescending(false, true, false)
            .HasFilter("\"ClosedUtc\" IS NULL AND \"WaitingSinceUtc\" IS NOT NULL")
            .HasDatabaseName("IX_Conversations_Waiting");
        builder.HasIndex(conversation => new { conversation.ClosedUtc, conversation.Id }).HasFilter("\"ClosedUtc\" IS NOT NULL").HasDatabaseName("IX_Conversations_Closed");

        // What follows the order is for the counts and calls, which look at all open ones: they find it here and read no row.
        builder.HasIndex(conversation => new
        {
            conversation.LastMessageUtc,
            conversation.Id,
            conversation.WaitingSinceUtc,
            conversation.OpenToAll,
            conversation.AssignedToId,
            conversation.ArticleId,
            conversation.LastSeq,
            conversation.ClosedUtc,
        })
            .IsDescending(true, false, false, false, false, false, false, false)
            .HasFilter("\"ClosedUtc\" IS NULL")
            .HasDatabaseName("IX_Conversations_OpenByLatest");
        builder.HasIndex(conversation => conversation.CreatedUtc);
    }
}

internal sealed class MessageModel : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.HasKey(message => new { message.ConversationId, message.Seq });
        builder.Property(message => message.Seq).ValueGeneratedNever();
        builder.Ignore(message => message.Card);
        builder.Property(message => message.SenderName).HasMaxLength(Conversation.MaxNameLength);
        builder.Property(message => message.Text).HasMaxLength(Message.MaxTextLength);

        // The kind of sender stands last: in second place it would draw every count of unread messages away from the key, to read all of that kind.
        builder.HasIndex(message => new { message.ConversationId, message.SenderId, message.ClientId, message.Sender }).IsUnique();
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

internal sealed class ConversationNoteModel : IEntityTypeConfiguration<ConversationNote>
{
    public void Configure(EntityTypeBuilder<ConversationNote> builder)
    {
        builder.Property(note => note.AuthorName).HasMaxLength(User.MaxDisplayNameLength);
        builder.Property(note => note.Text).HasMaxLength(Message.MaxTextLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(note => note.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(note => note.AuthorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(note => new { note.ConversationId, note.AfterSeq });
    }
}

internal sealed class ConversationTagModel : IEntityTypeConfiguration<ConversationTag>
{
    public void Configure(EntityTypeBuilder<ConversationTag> builder)
    {
        builder.HasKey(tag => new { tag.ConversationId, tag.Name });
        builder.Property(tag => tag.Name).HasMaxLength(ConversationTag.MaxNameLength);
        builder.HasOne<Conversation>().WithMany(conversation => conversation.Tags).HasForeignKey(tag => tag.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(tag => tag.Name);
    }
}

internal sealed class PageSeenModel : IEntityTypeConfiguration<PageSeen>
{
    public void Configure(EntityTypeBuilder<PageSeen> builder)
    {
        builder.HasOne<Conversation>().WithMany().HasForeignKey(page => page.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(page => page.Article).WithMany().HasForeignKey(page => page.ArticleId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(page => new { page.ConversationId, page.OpenedUtc });
        builder.HasIndex(page => page.OpenedUtc);
    }
}

internal sealed class CannedReplyModel : IEntityTypeConfiguration<CannedReply>
{
    public void Configure(EntityTypeBuilder<CannedReply> builder)
    {
        builder.Property(reply => reply.Shortcut).HasMaxLength(CannedReply.MaxShortcutLength);
        builder.Property(reply => reply.Text).HasMaxLength(Message.MaxTextLength);
        builder.HasOne<User>().WithMany().HasForeignKey(reply => reply.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(reply => new { reply.OwnerId, reply.Shortcut }).IsUnique();
        builder.HasIndex(reply => reply.Shortcut).IsUnique().HasFilter("\"OwnerId\" IS NULL").HasDatabaseName("IX_CannedReplies_OneSharedPerShortcut");
    }
}

internal sealed class VisitorBlockModel : IEntityTypeConfiguration<VisitorBlock>
{
    public void Configure(EntityTypeBuilder<VisitorBlock> builder)
    {
        builder.HasKey(block => block.VisitorId);
        builder.Property(block => block.VisitorId).ValueGeneratedNever();
        builder.Property(block => block.Reason).HasMaxLength(VisitorBlock.MaxReasonLength);
        builder.Property(block => block.ByName).HasMaxLength(User.MaxDisplayNameLength);
    }
}

internal sealed class AuditEntryModel : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.ByName).HasMaxLength(User.MaxDisplayNameLength);
        builder.Property(entry => entry.Subject).HasMaxLength(AuditEntry.MaxSubjectLength);
        builder.HasIndex(entry => entry.WhenUtc);
    }
}
