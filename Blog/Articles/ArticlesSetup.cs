namespace Blog.Articles;

public static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<CodeHighlighter>();
        services.AddSingleton<ArticleRenderer>();
        return services;
    }
}
