using Blog.Bench;

if (args is not ["store" or "search" or "chats"])
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project Blog.Bench -- store|search|chats");
    return 2;
}

await using var store = await Store.OpenAsync();
if (args is ["search"])
{
    return await SearchBench.RunAsync(store) ? 0 : 1;
}

if (args is ["chats"])
{
    return await ChatBench.RunAsync(store) ? 0 : 1;
}

await StoreComparison.RunAsync(store);
return 0;
