using Blog.Accounts;
using Blog.Articles;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

/// <summary>What administrators change while the blog runs.</summary>
[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SettingsModel(BlogDbContext db, BlogName name, ArticleRenderer renderer, IStringLocalizer<Text> texts) : PageModel
{
    [BindProperty(Name = "")]
    public BlogSettingsForm Form { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Form = BlogSettingsForm.Of(await db.Settings.AsNoTracking().SingleAsync(cancellationToken));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Form.Normalize();
        foreach (var (field, sentence) in Form.Faults())
        {
            ModelState.AddModelError(field, texts[sentence]);
        }

        var footer = ModelState.IsValid ? RenderFooter() : null;
        if (footer is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await SaveAsync(footer, cancellationToken);
        return new SeeOtherResult($"/settings?{Refusals.DoneKey}=saved");
    }

    /// <summary>Null if it is a text that the renderer refuses; its sentence then stands beside the field.</summary>
    private string? RenderFooter()
    {
        try
        {
            return renderer.RenderBeside(Form.Footer!).Html;
        }
        catch (ArticleTextException refusal)
        {
            ModelState.AddModelError(nameof(Form.Footer), texts[refusal.Message]);
            return null;
        }
    }

    private async Task SaveAsync(string footer, CancellationToken cancellationToken)
    {
        await db.WriteAsync(
            () => db.Settings.ExecuteUpdateAsync(
                set => set
                    .SetProperty(settings => settings.Title, Form.Title)
                    .SetProperty(settings => settings.Tagline, Form.Tagline)
                    .SetProperty(settings => settings.Language, Form.Language)
                    .SetProperty(settings => settings.Footer, Form.Footer)
                    .SetProperty(settings => settings.FooterHtml, footer)
                    .SetProperty(settings => settings.KeepChatsDays, Form.Days!.Value)
                    .SetProperty(settings => settings.OpeningHours, Form.OpeningHours)
                    .SetProperty(settings => settings.TimeZone, Form.TimeZone)
                    .SetProperty(settings => settings.ShowsReadersNow, Form.ShowsReadersNow)
                    .SetProperty(settings => settings.IsRegistrationOpen, Form.IsRegistrationOpen)
                    .SetProperty(settings => settings.HoldsFirstComments, Form.HoldsFirstComments),
                cancellationToken),
            cancellationToken);
        await name.ReadAsync(cancellationToken);
    }
}
