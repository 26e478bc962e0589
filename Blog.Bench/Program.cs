using Blog.Bench;

if (args is not ["store"])
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project Blog.Bench -- store");
    return 2;
}

await using var store = await Store.OpenAsync();
await StoreComparison.RunAsync(store);
return 0;
