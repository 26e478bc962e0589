using AngleSharp.Html.Dom;

namespace Blog.Tests;

/// <summary>Forms as a browser without script sends them: everything that stands in them, the token included.</summary>
internal static class Forms
{
    /// <summary>Opens a page, fills in a form of it and sends it; what is not filled in goes as it stands. A null is left out.</summary>
    /// <param name="action">Which form, when the page has several besides those of its frame.</param>
    public static async Task<Answer> SendsForm(this HttpClient browser, string address, Dictionary<string, string?> fields, string? action = null)
    {
        var filled = await browser.FillsForm(address, fields, action);
        return await filled.SendsAsync();
    }

    /// <summary>Opens a page and fills in a form of it as <see cref="SendsForm"/> does, to be sent later.</summary>
    public static async Task<FilledForm> FillsForm(this HttpClient browser, string address, Dictionary<string, string?> fields, string? action = null)
    {
        var page = await browser.Get(address);
        var form = page.Document.QuerySelectorAll("main form[method=post]").Cast<IHtmlFormElement>()
            .First(form => action is null || form.GetAttribute("action") == action);
        var sent = Values(form);
        foreach (var (name, value) in fields)
        {
            sent.Remove(name);
            if (value is not null)
            {
                sent[name] = value;
            }
        }

        return new FilledForm(browser, form.GetAttribute("action")!, sent);
    }

    /// <summary>What a form would send now.</summary>
    public static Dictionary<string, string> Values(IHtmlFormElement form)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll("input[name]").Cast<IHtmlInputElement>().Where(input => input.Type != "checkbox" || input.IsChecked))
        {
            values[input.Name!] = input.Value;
        }

        foreach (var area in form.QuerySelectorAll("textarea[name]").Cast<IHtmlTextAreaElement>())
        {
            values[area.Name!] = area.Value;
        }

        foreach (var select in form.QuerySelectorAll("select[name]").Cast<IHtmlSelectElement>())
        {
            values[select.Name!] = select.Value ?? "";
        }

        return values;
    }
}

/// <summary>A form that a browser has filled in and not sent yet.</summary>
internal sealed record FilledForm(HttpClient Browser, string Action, Dictionary<string, string> Fields)
{
    public Task<Answer> SendsAsync() => Browser.Post(Action, Fields);
}
