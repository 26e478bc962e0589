using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data;

internal sealed class UserModel : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder) =>
        builder.Property(user => user.DisplayName).HasMaxLength(User.MaxDisplayNameLength);
}

internal sealed class ArticleModel : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.Property(article => article.Slug).HasMaxLength(Article.MaxSlugLength);
        builder.Property(article => article.Title).HasMaxLength(Article.MaxTitleLength);
        builder.Property(article => article.Language).HasMaxLength(35);
        builder.OwnsMany(article => article.Contents, contents => contents.ToJson());
        builder.Property(article => article.Version).IsConcurrencyToken();
        builder.HasIndex(article => article.Slug).IsUnique();
        builder.HasIndex(article => new { article.Status, article.PublishedUtc, article.Id });
        builder.HasIndex(article => new { article.AuthorId, article.Status, article.PublishedUtc, article.Id });
        builder.HasIndex(article => new { article.AuthorId, article.FormId }).IsUnique();
        builder.HasIndex(article => new { article.AuthorId, article.UpdatedUtc, article.Id });
        builder.HasIndex(article => new { article.UpdatedUtc, article.Id });
        builder.HasOne(article => article.Original).WithMany().HasForeignKey(article => article.OriginalId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(article => article.Author).WithMany().OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(article => article.Editor).WithMany().HasForeignKey(article => article.EditorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(article => article.Tags).WithMany(tag => tag.Articles).UsingEntity<ArticleTag>(
            link => link.HasOne(row => row.Tag).WithMany(tag => tag.Links).HasForeignKey(row => row.TagsId),
            link => link.HasOne(row => row.Article).WithMany().HasForeignKey(row => row.ArticlesId));
    }
}

internal sealed class ArticleTagModel : IEntityTypeConfiguration<ArticleTag>
{
    public void Configure(EntityTypeBuilder<ArticleTag> builder)
    {
        builder.ToTable("ArticleTag");
        builder.HasKey(link => new { link.ArticlesId, link.TagsId });
        builder.HasIndex(link => new { link.TagsId, link.Status, link.PublishedUtc, link.ArticlesId });
    }
}

internal sealed class FormerSlugModel : IEntityTypeConfiguration<FormerSlug>
{
    public void Configure(EntityTypeBuilder<FormerSlug> builder)
    {
        builder.HasKey(former => former.Slug);
        builder.Property(former => former.Slug).HasMaxLength(Article.MaxSlugLength);
        builder.HasOne<Article>().WithMany(article => article.FormerSlugs).HasForeignKey(former => former.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TagModel : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.Property(tag => tag.Slug).HasMaxLength(Tag.MaxSlugLength);
        builder.Property(tag => tag.Name).HasMaxLength(Tag.MaxNameLength);
        builder.HasIndex(tag => tag.Slug).IsUnique();
    }
}

internal sealed class CommentModel : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.Property(comment => comment.Text).HasMaxLength(Comment.MaxTextLength);
        builder.HasIndex(comment => new { comment.ArticleId, comment.Id });
        builder.HasIndex(comment => new { comment.AuthorId, comment.FormId }).IsUnique();

        // Both hold a handful of rows, however many comments there are.
        builder.HasIndex(comment => comment.IsWaiting).HasFilter("\"IsWaiting\"");
        builder.HasIndex(comment => comment.DeletedUtc).HasFilter("\"DeletedUtc\" IS NOT NULL");
        builder.HasOne(comment => comment.Article).WithMany(article => article.Comments).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(comment => comment.Author).WithMany().OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class VoteModel : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(vote => vote.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Article>().WithMany().HasForeignKey(vote => vote.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Comment>().WithMany().HasForeignKey(vote => vote.CommentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(vote => new { vote.ArticleId, vote.UserId }).IsUnique().HasFilter("\"ArticleId\" IS NOT NULL");
        builder.HasIndex(vote => new { vote.CommentId, vote.UserId }).IsUnique().HasFilter("\"CommentId\" IS NOT NULL");

        // Votes are counted when a page shows them, by these alone: the cost depends on the votes of what is shown, not on
        // how many articles there are, and no stored count can go wrong when an account goes and takes its votes with it.
        builder.HasIndex(vote => new { vote.ArticleId, vote.IsLike }).HasFilter("\"ArticleId\" IS NOT NULL");
        builder.HasIndex(vote => new { vote.CommentId, vote.IsLike }).HasFilter("\"CommentId\" IS NOT NULL");
        builder.ToTable(table => table.HasCheckConstraint("CK_Votes_OneTarget", "(\"ArticleId\" IS NULL) <> (\"CommentId\" IS NULL)"));
    }
}

internal sealed class BlogSettingsModel : IEntityTypeConfiguration<BlogSettings>
{
    public void Configure(EntityTypeBuilder<BlogSettings> builder)
    {
        builder.Property(settings => settings.Title).HasMaxLength(BlogSettings.MaxTitleLength);
        builder.Property(settings => settings.Tagline).HasMaxLength(BlogSettings.MaxTaglineLength);
        builder.Property(settings => settings.Language).HasMaxLength(35);
        builder.Property(settings => settings.Footer).HasMaxLength(BlogSettings.MaxFooterLength);
    }
}
