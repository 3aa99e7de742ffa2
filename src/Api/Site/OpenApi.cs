using Microsoft.OpenApi;

namespace Matching.Api.Site;

/// <summary>The description of the API, and the page that shows it.</summary>
public static class OpenApi
{
    /// <summary>Version of the API, as in its addresses.</summary>
    public const string Version = "v1";

    /// <summary>Adds the description.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Version, new OpenApiInfo { Title = "Matching · 免申即享", Version = Version });
            options.IncludeXmlComments(typeof(OpenApi).Assembly);
        });
    }

    /// <summary>Serves it at <c>/swagger</c>.</summary>
    public static void Map(WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(options => options.SwaggerEndpoint($"/swagger/{Version}/swagger.json", "Matching"));
    }
}
