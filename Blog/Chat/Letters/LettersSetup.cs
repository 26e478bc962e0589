namespace Blog.Chat.Letters;

internal static class LettersSetup
{
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<ThreadLinks>();
        services.AddSingleton<ChatLetters>();
        services.AddSingleton<TranscriptPace>();
        services.AddScoped<MailTranscript>();
        services.AddHostedService<LateAnswers>();
        services.AddHostedService<UnseenQuestions>();
    }
}
