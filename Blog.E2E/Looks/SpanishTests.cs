using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;

namespace Blog.E2E.Looks;

/// <summary>Spanish words are longer: what lies well in English is looked at again.</summary>
public sealed class SpanishTests(TestHouse house) : HouseTest(house)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("article", Library.NewestPath),
        ("privacy", "/privacy"),
        ("sign-in", "/account/login"),
        ("no-page", "/?page=99"),
        ("not-found", "/no-such-page"),
    ];

    private readonly List<string> _faults = [];

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Spanish_pages_lie_well_in_the_window_and_are_accessible(int width, ColorScheme theme)
    {
        var reader = await AVisitor(InSpanish(width, theme));
        reader.Record.Expect("404");
        foreach (var (name, path) in Pages)
        {
            await reader.Opens(path);
            await LookAsync(reader, name, theme);
        }

        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task A_Spanish_chat_lies_well_on_both_sides_and_is_accessible(int width, ColorScheme theme)
    {
        var name = $"Guillermina de la Fuente {width} {theme}";
        var visitor = await AVisitor(InSpanish(width, theme));
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await LookAsync(visitor, "chat-start", theme);
        await visitor.FillsIn("Tu nombre", name);
        await visitor.FillsIn("Mensaje", "¿Cuánto dura una regla de mareas?");
        await visitor.ClicksButton("Enviar");
        await visitor.IsConnected();

        var author = await AnAuthor(InSpanish(width, theme));
        await author.Opens("/account/login");
        await author.FillsIn("Nombre de usuario", Library.AuthorName);
        await author.FillsIn("Contraseña", Library.Password);
        await author.ClicksButton("Iniciar sesión");
        await author.SeesButton("Salir");
        await LookAsync(author, "home-author", theme);
        await author.OpensChats();
        await LookAsync(author, "chats-list", theme);
        await author.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = name }).ClickAsync();
        await author.FillsIn("Respuesta", "Tres inviernos, si es de madera.");
        await author.ClicksButton("Enviar");
        await visitor.Sees("Hanna Harbour se unió");
        await LookAsync(author, "chats-thread", theme);
        await LookAsync(visitor, "chat-talk", theme);
        await author.ClicksButton("Cerrar conversación");
        await author.SeesButton("Reabrir conversación");
        await LookAsync(author, "chats-closed", theme);

        Assert.Empty(_faults);
    }

    private static PersonOptions InSpanish(int width, ColorScheme theme) => new() { Width = width, ColorScheme = theme, Locale = "es-ES" };

    private async Task LookAsync(Person person, string state, ColorScheme theme) => _faults.AddRange(await person.LooksAt($"es-{state}", theme));
}
