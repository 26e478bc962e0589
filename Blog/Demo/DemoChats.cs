using Blog.Data;

namespace Blog.Demo;

/// <summary>Two conversations: one whose visitor waits for the next answer, and one that was answered.</summary>
internal static class DemoChats
{
    public static void AddTo(BlogDbContext db, Dictionary<string, Article> articles, Dictionary<string, User> people, DateTime now)
    {
        var (marta, tomas, lena) = (people["marta"], people["tomas"], people["lena"]);

        var waiting = new Talk(new Visitor { Id = Conversation.NewId() }, "Inés", articles["regla-de-mareas"], now.AddMinutes(-34));
        waiting.Asks(0, "Hola, acabo de leer lo de la regla de mareas. ¿Se puede ir a leerla cualquiera, o hay que avisar?");
        waiting.Joins(2, marta);
        waiting.Answers(3, marta, "¡Hola, Inés! Cualquiera. Está al final del embarcadero, y la mejor hora es justo después de la pleamar.");
        waiting.Asks(6, "Qué bien. Iríamos el sábado con dos niñas.");
        waiting.Answers(8, marta, "El sábado la pleamar es a media mañana. Que traigan botas y un lápiz blando.");
        waiting.Asks(27, "¿Y cómo de blando? Tenemos un 2B.");
        waiting.Asks(28, "Ah, y una pregunta seria: ¿quién pone los números cuando se borran?");
        waiting.Conversation.VisitorEmail = "ines@example.org";
        waiting.Conversation.VisitorLanguage = "es";
        waiting.Conversation.VisitorAgent = "Firefox, Android";
        waiting.Conversation.AssignedTo = marta;
        waiting.Conversation.Tags.Add(new ConversationTag { Name = "visita" });
        waiting.Reads(db, 0, articles["regla-de-mareas"], 100);
        waiting.Reads(db, 20, articles["rain-gauges"], 40);
        waiting.Notes(db, 9, tomas, "Es la maestra de la escuela del puerto. Los números los repinta Olga cada mayo.");
        db.Conversations.Add(waiting.Conversation);

        var answered = new Talk(new Visitor { Id = Conversation.NewId(), User = lena }, lena.DisplayName, articles["drainpipe-sensor"], now.AddHours(-20));
        answered.Asks(0, "I have drilled the pipe. Six holes, one row. How do I know that it calms the waves enough and not too much?");
        answered.Asks(1, "I can log once a second for as long as the battery lasts, about a day.");
        answered.Joins(9, tomas);
        answered.Answers(10, tomas, "Good. Log one hour inside the pipe and write down the staff outside every minute. If the two agree within a centimetre while the tide rises, the holes are not too small.");
        answered.Answers(11, tomas, "And too large shows by itself: then you can see every launch go by.");
        answered.Asks(15, "I can see exactly one launch go by. It waved.");
        answered.Answers(17, tomas, "Then leave it as it is, and wave back.");
        answered.Conversation.Tags.Add(new ConversationTag { Name = "sensors" });
        answered.Reads(db, 0, articles["drainpipe-sensor"], 90);
        db.Conversations.Add(answered.Conversation);
        db.CannedReplies.AddRange(
            new CannedReply { Shortcut = "saludo", Text = "¡Hola, {name}! Gracias por leer «{article}». Enseguida te respondo." },
            new CannedReply { Shortcut = "tables", Text = "Thank you, {name}. The tables behind {article} are free to use: say where they come from." });
        db.ReadMarks.AddRange(answered.SeenBy(answered.Conversation.VisitorId), answered.SeenBy(tomas.Id), waiting.SeenBy(waiting.Conversation.VisitorId));
    }

    /// <summary>Keeps the numbers of a conversation true while it is written.</summary>
    private sealed class Talk
    {
        private readonly DateTime _start;

        public Talk(Visitor visitor, string visitorName, Article article, DateTime start)
        {
            _start = start;
            visitor.CreatedUtc = start;
            Conversation = new Conversation
            {
                Id = Conversation.NewId(),
                VisitorId = visitor.Id,
                Visitor = visitor,
                VisitorName = visitorName,
                Article = article,
                ReadingArticle = article,
                LastText = "",
                CreatedUtc = start,
            };
        }

        public Conversation Conversation { get; }

        public void Asks(int minute, string text)
        {
            Add(minute, SenderKind.Visitor, Conversation.VisitorId, Conversation.VisitorName, text);
            Conversation.WaitingSinceUtc ??= Conversation.LastMessageUtc;
        }

        public void Joins(int minute, User author) =>
            Add(minute, SenderKind.System, Guid.Empty, author.DisplayName, nameof(SystemEvent.Joined));

        public void Answers(int minute, User author, string text)
        {
            Add(minute, SenderKind.Author, author.Id, author.DisplayName, text);
            Conversation.WaitingSinceUtc = null;
            Conversation.FirstReplyUtc ??= Conversation.LastMessageUtc;
        }

        /// <summary>Opens an article, and has it open for the ten minutes that follow.</summary>
        public void Reads(BlogDbContext db, int minute, Article article, int percent) => db.PagesSeen.Add(new PageSeen
        {
            ConversationId = Conversation.Id,
            AfterSeq = Before(minute),
            Article = article,
            Percent = percent,
            OpenedUtc = _start.AddMinutes(minute),
            LeftUtc = _start.AddMinutes(minute + 10),
        });

        public void Notes(BlogDbContext db, int minute, User author, string text) => db.ConversationNotes.Add(new ConversationNote
        {
            ConversationId = Conversation.Id,
            AfterSeq = Before(minute),
            AuthorId = author.Id,
            AuthorName = author.DisplayName,
            Text = text,
            CreatedUtc = _start.AddMinutes(minute),
        });

        public ReadMark SeenBy(Guid participant) =>
            new() { ConversationId = Conversation.Id, ParticipantId = participant, SeenUpTo = Conversation.LastSeq };

        private long Before(int minute) => Conversation.Messages.Count(message => message.CreatedUtc < _start.AddMinutes(minute));

        private void Add(int minute, SenderKind sender, Guid senderId, string senderName, string text)
        {
            var message = new Message
            {
                ConversationId = Conversation.Id,
                Seq = ++Conversation.LastSeq,
                Sender = sender,
                SenderId = senderId,
                SenderName = senderName,
                ClientId = Guid.NewGuid(),
                Text = text,
                CreatedUtc = _start.AddMinutes(minute),
            };
            Conversation.Messages.Add(message);
            (Conversation.LastText, Conversation.LastSender, Conversation.LastMessageUtc) = (text, sender, message.CreatedUtc);
        }
    }
}
