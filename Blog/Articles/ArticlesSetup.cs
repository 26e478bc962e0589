namespace Blog.Articles;

public static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<CodeHighlighter>();
        services.AddSingleton<ArticleRenderer>();
        services.AddScoped<CastVote>();
        services.AddScoped<PostComment>();
        services.AddScoped<CommentChanges>();
        services.AddHostedService<DeletedComments>();
        return services;
    }
}
