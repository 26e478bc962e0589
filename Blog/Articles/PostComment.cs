using Blog.Accounts;
using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <param name="FormId">Made once per form; the same form sent twice is the same comment.</param>
/// <param name="Trap">A field that no person sees; programs that fill in everything fill it in.</param>
public sealed record NewComment(string Slug, Guid FormId, string? Text, string? Trap);

/// <summary>What became of a comment: its id, or why it was not taken as a key of the texts.</summary>
public readonly record struct PostedComment(int? Id, string? Refusal)
{
    public static PostedComment Refused(string reason) => new(null, reason);
}

/// <summary>Stores a comment exactly once, and decides whether it waits for approval.</summary>
public sealed class PostComment(BlogDbContext db, TimeProvider time)
{
    /// <summary>Within <see cref="Pace"/>. Nobody has more to say; a program has.</summary>
    public const int MaxPerPace = 5;

    /// <summary>What is left to a user of whom no comment was ever shown.</summary>
    private const int MaxLinksOfNewcomer = 2;

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    public async Task<PostedComment> HandleAsync(NewComment command, SignedInUser author, CancellationToken cancellationToken)
    {
        var text = PlainText.Normalize(command.Text);
        return Refusal(text, command) is { } reason
            ? PostedComment.Refused(reason)
            : await db.WriteAsync(() => StoreAsync(command, text, author, cancellationToken), cancellationToken);
    }

    private static string? Refusal(string text, NewComment command) => text.Length switch
    {
        0 => "Write something first.",
        > Comment.MaxTextLength => "That is too long: a comment has at most 5,000 characters.",
        _ when !string.IsNullOrEmpty(command.Trap) => "Leave the field “Website” empty: it is there for programs.",
        _ => null,
    };

    private async Task<PostedComment> StoreAsync(NewComment command, string text, SignedInUser author, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var stored = await db.Comments
            .Where(comment => comment.AuthorId == author.Id && comment.FormId == command.FormId)
            .Select(comment => (int?)comment.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (stored is not null)
        {
            return new PostedComment(stored, null);
        }

        var articleId = await db.Articles.Published(now).Where(article => article.Slug == command.Slug).Select(article => (int?)article.Id).SingleOrDefaultAsync(cancellationToken);
        if (articleId is null)
        {
            return PostedComment.Refused("This article is gone, and nobody can comment on it any more.");
        }

        if (await db.Comments.CountAsync(comment => comment.AuthorId == author.Id && comment.CreatedUtc > now - Pace, cancellationToken) >= MaxPerPace)
        {
            return PostedComment.Refused("That is a lot within one minute. Wait a little and post it again.");
        }

        var comment = new Comment
        {
            ArticleId = articleId.Value,
            AuthorId = author.Id,
            FormId = command.FormId,
            Text = text,
            CreatedUtc = now,
            IsWaiting = await MustWaitAsync(text, author, cancellationToken),
        };
        db.Comments.Add(comment);
        await db.SaveChangesAsync(cancellationToken);
        return new PostedComment(comment.Id, null);
    }

    /// <summary>
    /// A user is new until a comment of the user is shown. It need not be asked who approved it, and whose only comment was
    /// deleted is new again.
    /// </summary>
    private async Task<bool> MustWaitAsync(string text, SignedInUser author, CancellationToken cancellationToken)
    {
        if (author.MayAnswer || await db.Comments.AnyAsync(comment => comment.AuthorId == author.Id && !comment.IsWaiting && comment.DeletedUtc == null, cancellationToken))
        {
            return false;
        }

        return TextPart.Split(text).Count(part => part.IsLink) > MaxLinksOfNewcomer
            || await db.Settings.AnyAsync(settings => settings.HoldsFirstComments, cancellationToken);
    }
}
