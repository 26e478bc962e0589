using Blog.Realtime;
using Microsoft.Extensions.Options;
using static Blog.Realtime.ConnectionRegistry;

namespace Blog.Tests.Realtime;

public sealed class ConnectionRegistryTests
{
    private readonly ConnectionRegistry _registry = new(Options.Create(new ConnectionLimits { Connections = 8, ConnectionsPerAddress = 4 }));

    [Fact]
    public void An_owner_and_an_address_have_so_many_places_and_get_one_back_when_one_leaves()
    {
        var first = Connection("one", "here");
        Assert.Equal(Room.Free, _registry.TryAdd(first, mostOfOwner: 2));
        Assert.Equal(Room.Free, Add("one", "there"));
        Assert.Equal(Room.TooManyOfOne, Add("one", "elsewhere"));
        Assert.Equal([Room.Free, Room.Free, Room.Free, Room.TooManyOfOne], Enumerable.Range(0, 4).Select(number => Add($"other {number}", "here")));

        _registry.Remove(first);
        _registry.Remove(first);

        Assert.Equal((1, 3), (_registry.CountOf("one"), _registry.CountFrom("here")));
        Assert.Equal(Room.Free, Add("one", "here"));
        Assert.Equal(Room.TooManyOfOne, Add("one", "elsewhere"));
    }

    [Fact]
    public void A_full_or_stopping_server_takes_nobody()
    {
        for (var number = 0; number < 8; number++)
        {
            Assert.Equal(Room.Free, Add($"owner {number}", $"address {number}"));
        }

        Assert.Equal(Room.Full, Add("late", "late"));
        foreach (var connection in _registry.StartDraining())
        {
            _registry.Remove(connection);
        }

        Assert.Equal(0, _registry.Count);
        Assert.Equal(Room.Full, Add("later", "later"));
    }

    [Fact]
    public async Task Many_at_once_get_no_more_places_than_there_are()
    {
        var rooms = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => Add("one", $"address {number}"))));

        Assert.Equal(2, rooms.Count(room => room == Room.Free));
        Assert.Equal((2, 2), (_registry.Count, _registry.CountOf("one")));
    }

    private Room Add(string owner, string address) => _registry.TryAdd(Connection(owner, address), mostOfOwner: 2);

    private static ClientConnection Connection(string owner, string address) => new(owner, session: null, address, new ConnectionLimits());
}
