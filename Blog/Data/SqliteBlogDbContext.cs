using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>The context whose migrations are SQLite's.</summary>
public sealed class SqliteBlogDbContext(DbContextOptions<SqliteBlogDbContext> options, WriteGate gate) : BlogDbContext(options, gate);
