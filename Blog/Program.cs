using Blog;
using Blog.Accounts;
using Blog.Articles;
using Blog.Articles.Feeds;
using Blog.Articles.Sitemap;
using Blog.Chat;
using Blog.Data;
using Blog.Demo;
using Blog.Mail;
using Blog.Pages;
using Blog.Pages.Chats;
using Blog.Pages.Facts;
using Blog.Realtime;
using Blog.Web;
using Microsoft.Extensions.Options;

StartFailure.StopWithOneSentence();
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddData(builder.Environment.ContentRootPath);
builder.Services.AddWeb();
builder.Services.AddErrorPages();
builder.Services.AddRealtime();
builder.Services.AddMail(services => services.GetRequiredService<IOptions<BlogOptions>>().Value.DataDirectory);
builder.Services.AddAccounts();
builder.Services.AddArticles();
builder.Services.AddChat();
builder.Services.AddScoped<Desks>();
builder.Services.AddSingleton<StructuredData>();
builder.Services.AddDemo();

var app = builder.Build();
app.Services.CheckOptions();
app.PrepareDemo();
await app.Services.MigrateAsync();
if (await app.Services.RunCommandAsync(args) is { } exitCode)
{
    return exitCode;
}

await app.Services.EnsureAdministratorAsync();
await app.SeedDemoAsync();
app.UseWeb(() => app.Services.GetRequiredService<BlogName>().Language);
app.UseAccounts();
app.UseWebSockets();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapPreferences();
app.MapFeeds();
app.MapSitemap();
app.MapChat();
await app.RunAsync();
return 0;

/// <summary>The composition root; public so that tests can host it.</summary>
public partial class Program;
