using System.Text.RegularExpressions;
using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What an author typed to keep an answer for use again.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record CannedReplyForm(int? Id, string? Shortcut, string? Text, bool IsShared);

/// <summary>What became of it: the field and the reason, as a key of the texts, of each thing that is wrong.</summary>
public sealed record CannedReplyResult(bool IsFound, IReadOnlyList<AccountRefusal> Refusals);

/// <summary>Saved answers: an author's own, and those that all who answer share and may change.</summary>
public sealed partial class CannedReplies(BlogDbContext db)
{
    public Task<List<CannedReply>> ListAsync(SignedInUser user, CancellationToken cancellationToken) =>
        Of(user).AsNoTracking().OrderBy(reply => reply.Shortcut).ThenBy(reply => reply.OwnerId == null).ToListAsync(cancellationToken);

    public Task<CannedReply?> FindAsync(SignedInUser user, int id, CancellationToken cancellationToken) =>
        Of(user).AsNoTracking().SingleOrDefaultAsync(reply => reply.Id == id, cancellationToken);

    public Task<CannedReplyResult> SaveAsync(SignedInUser user, CannedReplyForm form, CancellationToken cancellationToken)
    {
        var shortcut = (form.Shortcut ?? "").Trim().TrimStart('/').ToLowerInvariant();
        var text = MessageText.Normalize(form.Text);
        List<AccountRefusal> refusals = [];
        if (!Shortcut().IsMatch(shortcut))
        {
            refusals.Add(new AccountRefusal(nameof(form.Shortcut), "Use 1 to 30 letters a to z, digits and hyphens."));
        }

        if (text.Length is 0 or > Message.MaxTextLength)
        {
            refusals.Add(new AccountRefusal(nameof(form.Text), text.Length == 0 ? "Write the text that is to be kept." : "That is too long: it has at most 2,000 characters."));
        }

        return db.WriteAsync(() => StoreAsync(user, form, shortcut, text, refusals, cancellationToken), cancellationToken);
    }

    /// <summary>False when it is not there, or somebody else's.</summary>
    public Task<bool> DeleteAsync(SignedInUser user, int id, CancellationToken cancellationToken) =>
        db.WriteAsync(async () => await Of(user).Where(reply => reply.Id == id).ExecuteDeleteAsync(cancellationToken) > 0, cancellationToken);

    /// <summary>In the writer's turn, so that nobody takes the shortcut between the question and the answer.</summary>
    private async Task<CannedReplyResult> StoreAsync(SignedInUser user, CannedReplyForm form, string shortcut, string text, List<AccountRefusal> refusals, CancellationToken cancellationToken)
    {
        var stored = form.Id is { } id ? await Of(user).SingleOrDefaultAsync(reply => reply.Id == id, cancellationToken) : null;
        if (form.Id is not null && stored is null)
        {
            return new CannedReplyResult(false, []);
        }

        Guid? ownerId = form.IsShared ? null : user.Id;
        var ofOwner = db.CannedReplies.Where(reply => reply.OwnerId == ownerId && reply.Id != (form.Id ?? 0));
        if (await ofOwner.AnyAsync(reply => reply.Shortcut == shortcut, cancellationToken))
        {
            refusals.Add(new AccountRefusal(nameof(form.Shortcut), "Another one has this shortcut already."));
        }

        if (await ofOwner.CountAsync(cancellationToken) >= CannedReply.MaxOfOne)
        {
            refusals.Add(new AccountRefusal("", "There are 200 already. Delete one that nobody needs any more."));
        }

        if (refusals.Count > 0)
        {
            return new CannedReplyResult(true, refusals);
        }

        if (stored is null)
        {
            stored = new CannedReply { Shortcut = shortcut, Text = text };
            db.CannedReplies.Add(stored);
        }

        (stored.OwnerId, stored.Shortcut, stored.Text) = (ownerId, shortcut, text);
        await db.SaveChangesAsync(cancellationToken);
        return new CannedReplyResult(true, []);
    }

    private IQueryable<CannedReply> Of(SignedInUser user) => db.CannedReplies.Where(reply => reply.OwnerId == user.Id || reply.OwnerId == null);

    [GeneratedRegex("^[a-z0-9-]{1,30}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shortcut();
}
