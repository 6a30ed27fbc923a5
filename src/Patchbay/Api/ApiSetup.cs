using Patchbay.Storage;

namespace Patchbay.Api;

static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.AddExceptionHandler<ExceptionResponses>();
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", OpenApiDescription.Configure);
        return services;
    }

    public static WebApplication UseApi(this WebApplication app)
    {
        app.Use(ApiHeaders.AddAsync);
        app.UseExceptionHandler();
        app.UseStatusCodePages(ProblemResponses.WriteStatusAsync);
        return app;
    }
}
