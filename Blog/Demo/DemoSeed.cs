using Blog.Accounts;
using Blog.Articles;
using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Demo;

/// <summary>Writes the demo content as one transaction, with dates that lie before now.</summary>
internal sealed class DemoSeed(BlogDbContext db, RenderedDemo rendered, ILookupNormalizer names, NewAccounts accounts, TimeProvider clock)
{
    private readonly Dictionary<string, User> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tag> _tags = new(StringComparer.Ordinal);

    public async Task FillAsync()
    {
        await AddPeopleAsync();
        var articles = (await rendered.Articles).ToDictionary(article => article.Text.Name, article => AddArticle(article.Text, article.Rendered), StringComparer.Ordinal);
        foreach (var (text, _) in (await rendered.Articles).Where(article => article.Text.Translates is not null))
        {
            articles[text.Name].Original = articles[text.Translates!];
        }

        DemoTalk.AddTo(articles, _people);
        DemoChats.AddTo(db, articles, _people, Now());
        await db.WriteAsync(
            async () =>
            {
                await db.SaveChangesAsync();

                // Votes know their article by number, and that exists only now.
                DemoTalk.AddVotesTo(db, articles, _people, Now());
                await db.SaveChangesAsync();
            },
            CancellationToken.None);
    }

    /// <summary>The demo accounts open with the administrator's password: its hash is taken over as it is.</summary>
    private async Task AddPeopleAsync()
    {
        var administrator = await db.Users.FirstAsync(user => user.IsAdministrator);
        Add("marta", "Marta Costa", isAuthor: true);
        Add("tomas", "Tomás Reed", isAuthor: true);
        Add("lena", "Lena Fischer", isAuthor: false);

        void Add(string userName, string displayName, bool isAuthor)
        {
            var normalized = names.NormalizeName(userName);
            if (administrator.NormalizedUserName == normalized)
            {
                _people[userName] = administrator;
                return;
            }

            _people[userName] = new User
            {
                Id = Guid.NewGuid(),
                UserName = userName,
                NormalizedUserName = normalized,
                DisplayName = displayName,
                IsAuthor = isAuthor,
                PasswordHash = administrator.PasswordHash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            db.Users.Add(_people[userName]);
            accounts.Add(userName);
        }
    }

    private Article AddArticle(DemoText text, RenderedArticle rendered)
    {
        var published = Now().Date.AddDays(-text.DaysAgo).AddHours(7).AddMinutes(10);
        var written = published > Now() ? Now().AddHours(-3) : published.AddHours(-2);
        var article = new Article
        {
            Slug = Slug.From(text.Title),
            Title = text.Title,
            Markdown = text.Markdown,
            Html = rendered.Html,
            Words = rendered.Words,
            Excerpt = rendered.Excerpt,
            ReadingMinutes = rendered.ReadingMinutes,
            Contents = rendered.Contents,
            Language = text.Language,
            Status = text.IsDraft ? ArticleStatus.Draft : ArticleStatus.Published,
            PublishedUtc = published,
            CreatedUtc = written,
            UpdatedUtc = written,
            Author = _people[text.Author],
            Tags = [.. text.Tags.Select(TagNamed)],
        };
        db.Articles.Add(article);
        return article;
    }

    private Tag TagNamed(string name) =>
        _tags.TryGetValue(name, out var tag) ? tag : _tags[name] = new Tag { Name = name, Slug = Slug.From(name) };

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
