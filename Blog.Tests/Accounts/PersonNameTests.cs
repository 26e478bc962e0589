using Blog.Accounts;

namespace Blog.Tests.Accounts;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(" \t\u00a0\u2003 ", "")]
    [InlineData("\u200b\u202e\ufeff", "")]
    [InlineData("  Ada   Lovelace ", "Ada Lovelace")]
    [InlineData("Ada\r\nLovelace", "Ada Lovelace")]
    [InlineData("A\u200bd\u202ea\u0000", "Ada")]
    [InlineData("Zoe\u0308", "Zo\u00eb")]
    [InlineData("Ada\ufffe\U0001FFFF", "Ada")]
    public void A_name_is_what_an_eye_sees_of_it(string? given, string expected) => Assert.Equal(expected, PersonName.Normalize(given));

    [Theory]
    [InlineData("Lena Hale", "lena hale")]
    [InlineData("Lena Hale", "LENAHALE")]
    [InlineData("Lena Hale", "Lena.Hale")]
    [InlineData("Lena Hale", "Ｌｅｎａ Ｈａｌｅ")]
    [InlineData("Lena Hale", "L\u0435n\u0430 Hale")]
    [InlineData("Lena Hale", "Lén\u00e4 Hal\u00ea")]
    [InlineData("Lena Hale", "Lena Ha1e")]
    [InlineData("Lena Hale", "Lena HaIe")]
    [InlineData("root", "r0\u03bft")]
    [InlineData("peter", "\u0440\u0435t\u0435r")]
    [InlineData("mia", "mıa")]
    [InlineData("file", "\ufb01le")]
    public void Names_that_look_alike_have_the_same_skeleton(string name, string lookAlike) =>
        Assert.Equal(PersonName.Skeleton(name), PersonName.Skeleton(lookAlike));

    [Theory]
    [InlineData("lena", "lena2")]
    [InlineData("lena", "lea")]
    [InlineData("lena", "иена")]
    [InlineData("anna", "hanna")]
    public void Names_that_an_eye_tells_apart_have_skeletons_of_their_own(string name, string other) =>
        Assert.NotEqual(PersonName.Skeleton(name), PersonName.Skeleton(other));
}
