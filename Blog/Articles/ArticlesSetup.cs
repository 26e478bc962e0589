using Blog.Articles.Feeds;
using Blog.Articles.Search;
using Blog.Articles.Sitemap;
using Blog.Articles.Writing;

namespace Blog.Articles;

public static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<CodeHighlighter>();
        services.AddSingleton(provider => new ImageSizes(provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        services.AddSingleton<ArticleRenderer>();
        services.AddScoped<SearchArticles>();
        services.AddScoped<SearchSuggestion>();
        services.AddScoped<FindSections>();
        services.AddScoped<CastVote>();
        services.AddScoped<PostComment>();
        services.AddScoped<CommentChanges>();
        services.AddHostedService<DeletedComments>();
        services.AddSingleton<MarkdownGuide>();
        services.AddSingleton<ArticleCheck>();
        services.AddScoped<SaveArticle>();
        services.AddScoped<DeleteArticle>();
        services.AddScoped<Writers>();
        services.AddScoped<FeedArticles>();
        services.AddScoped<Feed>();
        services.AddScoped<PublicPages>();
        return services;
    }
}
