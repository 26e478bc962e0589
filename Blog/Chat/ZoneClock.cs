namespace Blog.Chat;

/// <summary>What the clocks of a zone show, as a moment.</summary>
internal static class ZoneClock
{
    /// <summary>A time that the clocks leave out is the one that they show instead; of one that they show twice it is the first.</summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
