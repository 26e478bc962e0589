using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Blog.Mail;

/// <summary>
/// Takes letters and keeps them as .eml files. With a server they wait in the folder "to-send" until it has them, so that
/// nobody waits for it and no stop of the blog loses one; without a server they stay, to be looked at.
/// </summary>
/// <param name="folder">Where the files lie.</param>
public sealed class Outbox(string folder, IOptions<SmtpOptions> smtp, TimeProvider time)
{
    private static readonly FormatOptions Lines = Windows();

    public string Folder => folder;

    /// <summary>Whether there is a server that sends what lies here.</summary>
    public bool HasServer => smtp.Value.HasServer;

    internal string ToSend => Path.Combine(folder, "to-send");

    internal string Failed => Path.Combine(folder, "failed");

    /// <summary>Keeps a letter, to be sent soon. False when nobody can be written to at its address.</summary>
    public async Task<bool> PutAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (MailAddress.Parse(letter.To) is not { } to)
        {
            return false;
        }

        var from = MailAddress.Parse(smtp.Value.From) ?? new MailboxAddress("", "blog@localhost");
        using var message = letter.AsMime(to, from, time.GetUtcNow());
        var target = HasServer ? ToSend : folder;
        Directory.CreateDirectory(target);
        var name = Name(letter.About);

        // Under its last name only when it is whole: whoever looks for files meanwhile finds no half of one.
        var part = Path.Combine(target, $"{name}{Part}");
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            await message.WriteToAsync(Lines, file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, Path.Combine(target, name));
        return true;
    }

    /// <summary>Deletes all letters about something, sent or not.</summary>
    public void Forget(string about)
    {
        foreach (var file in All().Where(file => Path.GetFileName(file).Contains($".{about}.", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }
    }

    /// <summary>Deletes what has lain about for long: the letters quote what people said.</summary>
    internal void ForgetBefore(DateTimeOffset limit)
    {
        foreach (var file in All().Where(file => PutAt(file) < limit))
        {
            File.Delete(file);
        }
    }

    /// <summary>Every letter, and what a stop of the blog has left of one.</summary>
    private IEnumerable<string> All() =>
        ((string[])[folder, ToSend, Failed]).Where(Directory.Exists).SelectMany(place => Directory.GetFiles(place, "*.eml").Concat(Directory.GetFiles(place, $"*.eml{Part}")));

    /// <summary>The letters of a folder, the oldest first.</summary>
    internal static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal) : [];

    /// <summary>When a letter was put here.</summary>
    internal static DateTimeOffset PutAt(string file) =>
        DateTimeOffset.TryParseExact(Path.GetFileName(file).Split('.')[0], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MinValue;

    private const string Part = ".part";
    private const string Stamp = "yyyyMMdd'T'HHmmssfff";

    private string Name(string? about) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}.{about ?? "-"}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.eml");

    private static FormatOptions Windows()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
