using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>The checker finds what is wrong: each kind of violation is made by hand.</summary>
public sealed class DeliveryCheckerTests
{
    private const string Conversation = "c";

    private readonly DeliveryLog _log = new();
    private readonly List<ShownMessage> _stored = [];
    private readonly List<ShownMessage> _shown = [];

    public DeliveryCheckerTests()
    {
        foreach (var (sender, number) in Enumerable.Range(1, 6).Select(number => (number % 2 == 1 ? "visitor" : "author", number)))
        {
            var id = Guid.NewGuid();
            _log.Attempt(new Attempt(Conversation, sender, id, $"Text {number}"));
            _log.Acknowledge(id);
            _stored.Add(new ShownMessage(number, id, sender, $"Text {number}"));
        }

        _stored.Add(new ShownMessage(7, Guid.NewGuid(), "system", "Marta joined"));
        _shown.AddRange(_stored);
    }

    [Fact]
    public void A_whole_delivery_is_in_order() => Assert.Empty(Check());

    [Fact]
    public void What_was_not_acknowledged_may_be_missing_or_stored_once()
    {
        var (stored, missing) = (Guid.NewGuid(), Guid.NewGuid());
        _log.Attempt(new Attempt(Conversation, "visitor", missing, "Missing"));
        _log.Attempt(new Attempt(Conversation, "visitor", stored, "Stored"));
        Both(list => list.Add(new ShownMessage(8, stored, "visitor", "Stored")));

        Assert.Empty(Check());
    }

    [Fact]
    public void An_acknowledged_message_that_is_not_stored_is_lost()
    {
        Both(list => list.RemoveAt(5));
        Both(list => list[5] = list[5] with { Seq = 6 });

        Assert.Equal([Fault.Lost], Check());
    }

    [Fact]
    public void A_stored_message_that_a_tab_does_not_show_is_lost()
    {
        _shown.RemoveAt(6);

        Assert.Equal([Fault.Lost], Check());
    }

    [Fact]
    public void A_conversation_that_nobody_has_read_is_lost() =>
        Assert.Equal(Fault.Lost, Assert.Single(DeliveryChecker.Check(_log, (0, 0))).Fault);

    [Fact]
    public void A_client_id_that_is_stored_twice_is_doubled()
    {
        Both(list => list.Add(list[0] with { Seq = 8, Text = "Text 1, a little different" }));

        Assert.Contains(Fault.Doubled, Check());
    }

    [Fact]
    public void A_text_that_is_stored_under_two_client_ids_is_doubled()
    {
        var id = Guid.NewGuid();
        _log.Attempt(new Attempt(Conversation, "visitor", id, "Text 1"));
        Both(list => list.Add(new ShownMessage(8, id, "visitor", "Text 1")));

        Assert.Equal([Fault.Doubled], Check().Distinct());
    }

    [Fact]
    public void A_message_that_a_tab_shows_twice_is_doubled()
    {
        _shown.Insert(3, _shown[3]);

        Assert.Equal([Fault.Doubled], Check().Distinct());
    }

    [Fact]
    public void A_message_that_nobody_sent_is_unexpected()
    {
        var stranger = new ShownMessage(8, Guid.NewGuid(), "visitor", "Who is this?");
        Both(list => list.Add(stranger));

        Assert.Equal([Fault.Unexpected], Check());
    }

    [Fact]
    public void A_message_with_another_text_or_sender_is_unexpected()
    {
        Both(list => list[1] = list[1] with { Text = "Turned round" });
        Both(list => list[3] = list[3] with { Sender = "visitor" });

        Assert.Equal([Fault.Unexpected, Fault.Unexpected], Check());
    }

    [Fact]
    public void A_refused_message_that_is_stored_is_unexpected()
    {
        _log.Refuse(_stored[2].ClientId, 409);

        Assert.Equal([Fault.Unexpected], Check());
    }

    [Fact]
    public void A_message_that_a_tab_shows_and_the_server_does_not_have_is_unexpected()
    {
        _shown.Add(new ShownMessage(8, Guid.NewGuid(), "visitor", "A ghost"));

        Assert.Equal([Fault.Unexpected], Check());
    }

    [Fact]
    public void A_gap_in_the_numbers_is_misordered()
    {
        Both(list => list[6] = list[6] with { Seq = 9 });

        Assert.Equal([Fault.Misordered], Check());
    }

    [Fact]
    public void A_senders_messages_in_another_order_are_misordered()
    {
        Both(list => (list[0], list[2]) = (list[2] with { Seq = 1 }, list[0] with { Seq = 3 }));

        Assert.Equal([Fault.Misordered], Check());
    }

    [Fact]
    public void A_tab_that_shows_them_in_another_order_is_misordered()
    {
        (_shown[3], _shown[4]) = (_shown[4], _shown[3]);

        Assert.Equal([Fault.Misordered], Check());
    }

    [Fact]
    public void A_check_in_which_too_little_went_wrong_says_nothing_about_the_product() =>
        Assert.Equal([Fault.TooFewFaults], Check(happened: 2, wanted: 3));

    private void Both(Action<List<ShownMessage>> change)
    {
        change(_stored);
        change(_shown);
    }

    private List<Fault> Check(int happened = 0, int wanted = 0)
    {
        _log.Stored.Add(new Reading(Conversation, "the server", _stored));
        _log.Shown.Add(new Reading(Conversation, "the visitor", _shown));
        return [.. DeliveryChecker.Check(_log, (happened, wanted)).Select(violation => violation.Fault)];
    }
}
