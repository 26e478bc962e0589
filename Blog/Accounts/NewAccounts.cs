namespace Blog.Accounts;

/// <summary>The accounts that this start has made, for the console: the one place where a generated password is ever shown.</summary>
public sealed class NewAccounts
{
    private readonly List<string> _userNames = [];

    public IReadOnlyList<string> UserNames => _userNames;

    /// <summary>The password of them all; null if it is one from an earlier start, which nobody knows any more.</summary>
    public string? Password { get; private set; }

    /// <summary>Whether the password was made here and not taken from the configuration.</summary>
    public bool IsPasswordGenerated { get; private set; }

    public void Add(string userName) => _userNames.Add(userName);

    internal void AddAdministrator(string userName, string password, bool isGenerated)
    {
        _userNames.Add(userName);
        (Password, IsPasswordGenerated) = (password, isGenerated);
    }
}
