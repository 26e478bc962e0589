using System.Text;
using Blog.Chat;

namespace Blog.Tests.Chat;

public sealed class ClientFrameTests
{
    [Fact]
    public void A_frame_is_read_with_all_its_fields()
    {
        var frame = Read("""{"type":"message","c":"0123456789abcdef0123456789abcdef","clientId":"x","text":"Hello","after":1,"upTo":2,"path":"/","tab":"closed","tag":"silt","article":7,"only":"email","percent":80,"stop":true,"rows":null}""");

        Assert.Equal(new ClientFrame("message", "0123456789abcdef0123456789abcdef", "x", "Hello", 1, 2, "/", "closed", true, null) { Tag = "silt", Article = 7, Only = "email", Percent = 80 }, frame);
        Assert.Equal(Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"), frame!.Conversation);
    }

    [Fact]
    public void Fields_that_nobody_knows_are_ignored()
    {
        var frame = Read("""{"HEADERS":{"HX-Request":"true"},"sender":"author","seq":7,"sentAt":"1999-12-31T23:59:59Z","type":"typing"}""");

        Assert.Equal(new ClientFrame("typing", null, null, null, null, null, null, null, null, null), frame);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[{\"type\":\"typing\"}]")]
    [InlineData("{\"type\":\"typing\"")]
    [InlineData("{\"type\":\"typing\"} {}")]
    [InlineData("{\"type\":\"typing\",}")]
    [InlineData("{'type':'typing'}")]
    [InlineData("{\"type\":\"resume\",\"after\":\"3\"}")]
    [InlineData("{\"type\":\"resume\",\"after\":1.5}")]
    [InlineData("{\"type\":\"resume\",\"after\":99999999999999999999}")]
    [InlineData("{\"type\":{\"a\":1}}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"message\",\"type\":\"typing\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud83c\"}")]
    public void Anything_else_is_no_frame(string json) => Assert.Null(Read(json));

    [Fact]
    public void Depth_is_not_followed()
    {
        var deep = $$"""{"type":"typing","x":{{string.Concat(Enumerable.Repeat("[", 5_000))}}{{string.Concat(Enumerable.Repeat("]", 5_000))}}}""";

        Assert.Null(Read(deep));
    }

    [Fact]
    public void An_id_that_is_none_names_no_conversation() => Assert.Null(Read("""{"type":"watch","c":"../admin"}""")!.Conversation);

    private static ClientFrame? Read(string json) => ClientFrame.Read(Encoding.UTF8.GetBytes(json));
}
