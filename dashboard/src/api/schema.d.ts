// Made by "npm run api" from the server's OpenAPI document; do not edit.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HealthView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can do its work: the database answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs here, and with which settings; a caller bound to a tenant sees its own figures and no settings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatusView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link that signs one browser in for the caller; it works once, for 10 minutes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoginLinkView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account/{id}/connect-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link by which a customer signs the account in again; its URL is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewReconnectLink"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectLinkView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in; 404 for callers that use an API token */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign a browser in, by an API token with scope manage or by the code of a login link; the answer sets the session's cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSession"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description Not a right token or code */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description Too many wrong tokens came from this address */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        /** Sign out: the session ends everywhere */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API tokens, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Rows wanted, 1 to 200. Default 50. */
                    limit?: string;
                    /** @description The next_cursor of the part before, unchanged. */
                    next_cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfApiToken"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an API token; its secret is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewApiToken"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewApiTokenView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-token/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an API token: it stops working everywhere within a second */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the integrations, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfIntegrationSummaryView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integration/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what an integration needs to connect, and what it offers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List accounts, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Rows wanted, 1 to 200. Default 50. */
                    limit?: string;
                    /** @description The next_cursor of the part before, unchanged. */
                    next_cursor?: string;
                    /** @description Only this tenant's. */
                    tenant_id?: string;
                    /** @description Only of this integration. */
                    integration?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfAccountView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Connect an account; the vendor is asked first whether it accepts it */
        post: {
            parameters: {
                query?: {
                    /** @description false stores the account without asking the vendor. */
                    verify?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAccount"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an account, without its credentials */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete an account with its MCP servers */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change an account */
        patch: {
            parameters: {
                query?: {
                    /** @description false changes variables or credentials without asking the vendor. */
                    verify?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountPatch"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/integrated-account/{id}/refresh-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the account's custom fields again, now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefreshedFieldsView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account/{id}/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the account's tools with their schemas */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfJsonElement"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account/{id}/tools/{tool}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a tool; the body is its arguments, the answer what the tool gives, or with trace=true all that happened */
        post: {
            parameters: {
                query?: {
                    /** @description true answers 200 with the result or error, and every request to the product. Needs scope manage. */
                    trace?: string;
                };
                header?: never;
                path: {
                    id: string;
                    tool: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JsonElement"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown | components["schemas"]["TracedCallView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account/{id}/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the account's MCP servers, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Rows wanted, 1 to 200. Default 50. */
                    limit?: string;
                    /** @description The next_cursor of the part before, unchanged. */
                    next_cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfMcpServerView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an MCP server; its URL is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewMcpServer"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["McpServerView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account/{id}/mcp/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an MCP server with this config would offer, and what its list of tools costs a model; nothing is made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["McpPreviewRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["McpPreviewView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrated-account/{id}/mcp/{mcp_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an MCP server, without its URL */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    mcp_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["McpServerView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Revoke an MCP server: its URL stops answering everywhere within a second */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    mcp_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change an MCP server; its URL stays */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    mcp_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["McpServerPatch"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["McpServerView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/integrated-account/{id}/mcp/{mcp_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an MCP server a new URL; the old one stops answering */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    mcp_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["McpServerView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connect links, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Rows wanted, 1 to 200. Default 50. */
                    limit?: string;
                    /** @description The next_cursor of the part before, unchanged. */
                    next_cursor?: string;
                    /** @description Only this tenant's. */
                    tenant_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfConnectLinkView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a link by which a customer connects an account; its URL is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewConnectLink"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectLinkView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect-link/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a connect link: it stops working at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description There is nothing by that id */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tool-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tool calls, newest first; a call shows up within half a second after it ended */
        get: {
            parameters: {
                query?: {
                    /** @description Rows wanted, 1 to 200. Default 50. */
                    limit?: string;
                    /** @description The next_cursor of the part before, unchanged. */
                    next_cursor?: string;
                    /** @description Only this account's. */
                    integrated_account_id?: string;
                    /** @description Only through this MCP server. */
                    mcp_id?: string;
                    /** @description Only this tool. */
                    tool?: string;
                    /** @description ok, error (any failure), or one class of failure such as rate_limited. */
                    status?: string;
                    /** @description From this time on: 2026-01-31T00:00:00Z. */
                    since?: string;
                    /** @description Before this time. */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfToolCallView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tool-call/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls, errors and durations by UTC day */
        get: {
            parameters: {
                query?: {
                    /** @description From the day this time is in, UTC. Left out, the last 30 days. */
                    since?: string;
                    /** @description Before this time. Left out, until now. */
                    until?: string;
                    /** @description Only this account's. */
                    integrated_account_id?: string;
                    /** @description Only through this MCP server. */
                    mcp_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallSummaryView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tool-call/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of them, oldest first, one JSON object a line */
        get: {
            parameters: {
                query?: {
                    /** @description Only this account's. */
                    integrated_account_id?: string;
                    /** @description Only through this MCP server. */
                    mcp_id?: string;
                    /** @description Only this tool. */
                    tool?: string;
                    /** @description ok, error (any failure), or one class of failure such as rate_limited. */
                    status?: string;
                    /** @description From this time on: 2026-01-31T00:00:00Z. */
                    since?: string;
                    /** @description Before this time. */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": components["schemas"]["ToolCallView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List changes made through this API, refused attempts at them, and what the system did by itself, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Rows wanted, 1 to 200. Default 50. */
                    limit?: string;
                    /** @description The next_cursor of the part before, unchanged. */
                    next_cursor?: string;
                    /** @description Only this kind of change, such as mcp_server.create. */
                    action?: string;
                    /** @description Only changes of this account, MCP server or API token. */
                    subject_id?: string;
                    /** @description Only changes of this account and what belongs to it. */
                    integrated_account_id?: string;
                    /** @description Only by this API token. */
                    api_token_id?: string;
                    /** @description ok, error (refused or failed), or unfinished (the process died over it). */
                    status?: string;
                    /** @description From this time on: 2026-01-31T00:00:00Z. */
                    since?: string;
                    /** @description Before this time. */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfAuditEventView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-event/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of them, oldest first, one JSON object a line */
        get: {
            parameters: {
                query?: {
                    /** @description Only this kind of change, such as mcp_server.create. */
                    action?: string;
                    /** @description Only changes of this account, MCP server or API token. */
                    subject_id?: string;
                    /** @description Only changes of this account and what belongs to it. */
                    integrated_account_id?: string;
                    /** @description Only by this API token. */
                    api_token_id?: string;
                    /** @description ok, error (refused or failed), or unfinished (the process died over it). */
                    status?: string;
                    /** @description From this time on: 2026-01-31T00:00:00Z. */
                    since?: string;
                    /** @description Before this time. */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": components["schemas"]["AuditEventView"];
                    };
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/{account}/{resource}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a resource */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proxy/{account}/{resource}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete one */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change one */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/proxy/{account}/{resource}/{method}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call any other method by its name */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    resource: string;
                    method: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Every problem of the request, by field, in errors */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description No API token, or not a right one */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
                /** @description The API token lacks the scope, or the session's CSRF token is missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type?: string;
                            title?: string;
                            status?: number;
                            detail?: string;
                            /** @description Messages by field; only with 400. */
                            errors?: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountPatch: {
            name?: null | string;
            status?: null | components["schemas"]["AccountStatus"];
            /** @description Replaces all variables. */
            variables?: null | {
                [key: string]: string;
            };
            /** @description Changes how the account signs in; credentials must come along. */
            credential_kind?: null | string;
            /** @description Replaces all credentials. */
            credentials?: null | {
                [key: string]: string;
            };
            needs_verify?: boolean;
        };
        /** @enum {string} */
        AccountStatus: "active" | "needs_reauth" | "disabled";
        AccountView: {
            id: string;
            integration: string;
            tenant_id: string;
            name: string;
            status: components["schemas"]["AccountStatus"];
            variables: {
                [key: string]: string;
            };
            credential_kind: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * Format: date-time
             * @description When a tool of it was last called; null when never, or longer ago than the audit is kept.
             */
            last_call_at?: null | string;
        };
        /** @enum {string} */
        ApiScope: "manage" | "call";
        ApiToken: {
            id: string;
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            tenant_id?: null | string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at?: null | string;
            /** Format: date-time */
            last_used_at?: null | string;
        };
        /** @enum {null|string} */
        AuditError: "invalid_request" | "forbidden" | "not_found" | "conflict" | "upstream_failed" | "caller_gone" | "failed" | null;
        AuditEventView: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Kind of thing and what happened to it: mcp_server.create. */
            action: string;
            /** @description Kind of thing: integrated_account, mcp_server, api_token. */
            subject_kind: string;
            /** @description Its id, as the caller gave it; null when it was to be made and was not, or when what was given cannot be an id. */
            subject_id: null | string;
            /** @description The account it belongs to; null for none. */
            integrated_account_id: null | string;
            /** @description Whose it is; null when it is no tenant's, or not known. */
            tenant_id: null | string;
            /** @description Who; null for what the system does by itself. */
            api_token_id: null | string;
            /** @description The tenant that token is bound to; null for none. */
            api_token_tenant_id: null | string;
            /** @description Names of the fields and query parameters given, never their values. */
            fields: string[];
            /** @description ok, error, or unfinished: it is under way, or the process died over it. */
            status: components["schemas"]["AuditStatus"];
            /**
             * Format: int64
             * @description Status of the answer; null for what the system does by itself and for what is unfinished.
             */
            http_status: null | number;
            error: null | components["schemas"]["AuditError"];
            /** @description The caller's address as far as known. */
            remote_address: null | string;
            /** Format: int64 */
            duration_ms: null | number;
        };
        /** @enum {string} */
        AuditStatus: "ok" | "error" | "unfinished";
        CallDayView: {
            /** Format: date */
            day: string;
            /** Format: int64 */
            calls: number;
            /** Format: int64 */
            errors: number;
            /** Format: int64 */
            p50_ms: null | number;
            /** Format: int64 */
            p95_ms: null | number;
            /** Format: int64 */
            max_ms: null | number;
        };
        CallSummaryView: {
            /** @description Every day of the span, oldest first, days without a call included. */
            result: components["schemas"]["CallDayView"][];
            /**
             * Format: date-time
             * @description Calls before this time were too many to look at and are not counted; null when all are.
             */
            counted_from: null | string;
        };
        /** @enum {string} */
        ConfirmLegacy: "refuse" | "two_step";
        /** @enum {string} */
        ConnectLinkStatus: "open" | "used" | "expired";
        ConnectLinkView: {
            id: string;
            integration: string;
            tenant_id: string;
            name: null | string;
            /** @description The account to reconnect, or the one the link made; null before that. */
            integrated_account_id: null | string;
            /** @description True when the link signs an existing account in again. */
            reconnects: boolean;
            status: components["schemas"]["ConnectLinkStatus"];
            credential_kind: null | string;
            variables: {
                [key: string]: string;
            };
            /** @description Names of the credential fields that were filled in. */
            credential_fields: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            used_at: null | string;
            /** @description Give it to the customer. It is shown this once. */
            url?: null | string;
        };
        CredentialKindView: {
            kind: string;
            title: string;
            help: null | string;
            consent: boolean;
            fields: {
                [key: string]: components["schemas"]["FieldView"];
            };
        };
        DocumentationCoverageView: {
            /** Format: int32 */
            methods: number;
            /** Format: int32 */
            documented: number;
            undocumented: string[];
        };
        FieldView: {
            title: string;
            secret: boolean;
            required: boolean;
            help: null | string;
            pattern: null | string;
            example: null | string;
            default: null | string;
        };
        HealthView: {
            status: string;
        };
        IntegrationSummaryView: {
            name: string;
            title: string;
            summary: string;
            docs: null | string;
            /** Format: int32 */
            tools: number;
            documentation: components["schemas"]["DocumentationCoverageView"];
        };
        IntegrationView: {
            name: string;
            title: string;
            summary: string;
            docs: null | string;
            instructions: null | string;
            variables: {
                [key: string]: components["schemas"]["FieldView"];
            };
            credentials: components["schemas"]["CredentialKindView"][];
            resources: components["schemas"]["ResourceView"][];
            methods: string[];
            tags: string[];
            tools: components["schemas"]["ToolView"][];
            documentation: components["schemas"]["DocumentationCoverageView"];
        };
        JsonElement: unknown;
        LoginLinkView: {
            /** @description Open it in a browser. It is not kept, works once and signs in whoever opens it. */
            url: string;
            /** Format: date-time */
            expires_at: string;
        };
        McpPreviewRequest: {
            config?: components["schemas"]["McpServerConfig"];
            /** @description Left out, it is not judged. */
            name?: null | string;
            /**
             * Format: date-time
             * @description UTC, at least 60 seconds ahead. Left out, it is not judged.
             */
            expires_at?: null | string;
        };
        McpPreviewView: {
            /** @description The tools it reaches, in the order they are listed. */
            tools: components["schemas"]["PreviewedToolView"][];
            /** Format: int32 */
            tool_count: number;
            /**
             * Format: int32
             * @description Bytes of the tool definitions a client gets from tools/list; with discovery exposure those of three tools.
             */
            list_bytes: number;
            /**
             * Format: int32
             * @description What a model reads of that, in tokens: an estimate, four bytes to a token.
             */
            list_tokens: number;
        };
        McpServerConfig: {
            methods?: null | string[];
            tags?: null | string[];
            require_api_token_auth?: boolean;
            tool_exposure?: components["schemas"]["ToolExposure"];
            /** Format: int32 */
            calls_per_minute?: null | number;
            /** Format: int32 */
            max_concurrent_calls?: null | number;
            /** @description confirm: a person is asked before a tool marked as destructive runs. Default direct. */
            write_safety?: components["schemas"]["WriteSafety"];
            /** @description With write_safety confirm, for clients before 2026-07-28, which cannot be asked. Default refuse. */
            confirm_legacy?: components["schemas"]["ConfirmLegacy"];
            /** @description How text of the product reaches a model: without hidden characters (clean, the default), also between marks, or as it came. */
            untrusted_text?: components["schemas"]["UntrustedText"];
        };
        McpServerPatch: {
            name?: null | string;
            config?: null | components["schemas"]["McpServerConfig"];
            /**
             * Format: date-time
             * @description UTC, at least 60 seconds ahead; null: never.
             */
            expires_at?: null | string;
        };
        McpServerView: {
            id: string;
            integrated_account_id: string;
            name: string;
            config: components["schemas"]["McpServerConfig"];
            /** Format: date-time */
            expires_at: null | string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The MCP URL with its token: only in the answer that made it. It is not kept: store it now. */
            url?: null | string;
        };
        /** @enum {string} */
        MethodKind: "list" | "get" | "create" | "update" | "delete" | "custom";
        MethodView: {
            name: string;
            kind: components["schemas"]["MethodKind"];
            verb: string;
            path: string;
            tags: string[];
            documented: boolean;
        };
        NewAccount: {
            /** @description Name of the integration, as in GET /integration. */
            integration: string;
            /** @description Your own name for the customer; 1 to 200 characters. */
            tenant_id: string;
            /** @description Display name; left out, the integration's title. */
            name?: null | string;
            /** @description By variable name, as the integration asks for them; base_url replaces the vendor's own host. */
            variables?: {
                [key: string]: string;
            };
            /** @description One of the integration's credential kinds; may be left out when the fields given tell which. */
            credential_kind?: null | string;
            /** @description By field name of the credential kind. They never come back. */
            credentials?: {
                [key: string]: string;
            };
        };
        NewApiToken: {
            /** @description What it is for; 1 to 200 characters. */
            name: string;
            /** @description manage: everything. call: only calling tools. */
            scopes: components["schemas"]["ApiScope"][];
            /** @description The only tenant whose accounts it may see; left out, all tenants (or the caller's own, when it has one). */
            tenant_id?: null | string;
            /**
             * Format: date-time
             * @description UTC; left out, it never expires.
             */
            expires_at?: null | string;
        };
        NewApiTokenView: {
            id: string;
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            tenant_id: null | string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: null | string;
            /** @description The token itself. It is not kept: store it now. */
            token: string;
        };
        NewConnectLink: {
            /** @description Name of the integration, as in GET /integration. */
            integration: string;
            /** @description Your own name for the customer; 1 to 200 characters. */
            tenant_id: string;
            /** @description Display name of the account; left out, the integration's title. */
            name?: null | string;
            /** @description By variable name; the customer is asked for the rest. */
            variables?: {
                [key: string]: string;
            };
            /** @description One of the integration's credential kinds; left out, the customer chooses. */
            credential_kind?: null | string;
            /** @description By field name of the credential kind, such as the OAuth client's id and secret; the customer is asked for the rest. They never come back. */
            credentials?: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description UTC, from 60 seconds to 7 days ahead; left out, in 24 hours.
             */
            expires_at?: null | string;
        };
        NewMcpServer: {
            /** @description For people; clients see it as the server's name. 1 to 200 characters. */
            name: string;
            config?: components["schemas"]["McpServerConfig"];
            /**
             * Format: date-time
             * @description UTC, at least 60 seconds ahead; left out, the URL never expires.
             */
            expires_at?: null | string;
        };
        NewReconnectLink: {
            /** @description Left out, the account's own. */
            credential_kind?: null | string;
            /** @description By field name of the credential kind; the customer is asked for the rest. They never come back. */
            credentials?: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description UTC, from 60 seconds to 7 days ahead; left out, in 24 hours.
             */
            expires_at?: null | string;
        };
        NewSession: {
            /** @description An API token with scope manage. */
            token?: null | string;
            /** @description The code of a login link: what stands behind its #. It works once. */
            code?: null | string;
        };
        PageOfAccountView: {
            result: components["schemas"]["AccountView"][];
            next_cursor: null | string;
        };
        PageOfApiToken: {
            result: components["schemas"]["ApiToken"][];
            next_cursor: null | string;
        };
        PageOfAuditEventView: {
            result: components["schemas"]["AuditEventView"][];
            next_cursor: null | string;
        };
        PageOfConnectLinkView: {
            result: components["schemas"]["ConnectLinkView"][];
            next_cursor: null | string;
        };
        PageOfIntegrationSummaryView: {
            result: components["schemas"]["IntegrationSummaryView"][];
            next_cursor: null | string;
        };
        PageOfJsonElement: {
            result: unknown[];
            next_cursor: null | string;
        };
        PageOfMcpServerView: {
            result: components["schemas"]["McpServerView"][];
            next_cursor: null | string;
        };
        PageOfToolCallView: {
            result: components["schemas"]["ToolCallView"][];
            next_cursor: null | string;
        };
        PreviewedToolView: {
            name: string;
            title: string;
            description: string;
            resource: string;
            method: string;
            category: string;
            tags: string[];
            read_only: boolean;
            destructive: boolean;
        };
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        RefreshedFieldsView: {
            version: string;
            fields: {
                [key: string]: string[];
            };
        };
        ResourceView: {
            name: string;
            description: null | string;
            tags: string[];
            methods: components["schemas"]["MethodView"][];
        };
        SessionView: {
            /** @description Send it as X-CSRF-Token with every request that is not a GET. */
            csrf_token: string;
            /** @description Name of the API token the session acts for. */
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            /** @description The only tenant it may see; null for all. */
            tenant_id: null | string;
            /** Format: date-time */
            expires_at: string;
            /** @description Version of the server. */
            version: string;
        };
        SettingView: {
            name: string;
            value: null | string;
            default: null | string;
        };
        StatusView: {
            version: string;
            /** Format: date-time */
            started_at: string;
            /** @description sqlite or postgresql. */
            database: string;
            /** @description Null for a caller bound to a tenant. */
            data_folder: null | string;
            /** @description What URLs handed out start with. */
            public_url: string;
            /** @description All but those that are secret; none for a caller bound to a tenant. */
            settings: components["schemas"]["SettingView"][];
            /** Format: int32 */
            integrations: number;
            /** Format: int64 */
            accounts: number;
            /**
             * Format: int64
             * @description Those that have not expired.
             */
            mcp_servers: number;
        };
        ToolCallView: {
            id: string;
            /** Format: date-time */
            at: string;
            integrated_account_id: string;
            tenant_id: string;
            mcp_id: null | string;
            api_token_id: null | string;
            client_name: null | string;
            client_version: null | string;
            tool: string;
            /** @description Names of the arguments. */
            arguments: string[];
            argument_values: null | components["schemas"]["JsonElement"];
            /** @description ok or error. */
            status: string;
            error: null | components["schemas"]["ToolError"];
            /** Format: int64 */
            upstream_status: null | number;
            /** Format: int64 */
            duration_ms: number;
            /** Format: int64 */
            bytes: number;
        };
        /** @enum {null|string} */
        ToolError: "invalid_arguments" | "unauthorized" | "forbidden" | "not_found" | "refused" | "rate_limited" | "unavailable" | "timed_out" | "too_large" | "malformed" | "file_failed" | null;
        /** @enum {string} */
        ToolExposure: "all" | "discovery";
        ToolView: {
            name: string;
            title: string;
            description: string;
            resource: string;
            method: string;
            category: string;
            tags: string[];
        };
        TracedCallView: {
            result: unknown;
            is_error: boolean;
            /** @enum {null|string} */
            error: "invalid_arguments" | "unauthorized" | "forbidden" | "not_found" | "refused" | "rate_limited" | "unavailable" | "timed_out" | "too_large" | "malformed" | "file_failed" | null;
            /** @description The text a model would get of the failure; null for a success. */
            message: null | string;
            files: {
                filename: string;
                content_type: string;
                content_base64: string;
            }[];
            ratelimit: {
                /** Format: int64 */
                limit: null | number;
                /** Format: int64 */
                remaining: null | number;
                /** Format: int64 */
                reset: null | number;
            };
            /**
             * Format: int32
             * @description The product's status; null when no answer came.
             */
            upstream_status: null | number;
            /** Format: int64 */
            duration_ms: number;
            /** @description Every request to the product in order, without credentials. */
            upstream: {
                method: string;
                url: string;
                request_headers: {
                    [key: string]: string;
                };
                /** @description Null when there was none. */
                request_body: null | string;
                /** @description True when the body was longer than 65,536 characters. */
                request_body_cut: boolean;
                /**
                 * Format: int32
                 * @description Null when no answer came.
                 */
                status: null | number;
                response_headers: {
                    [key: string]: string;
                };
                response_body: null | string;
                /** @description True when the body was longer than 65,536 characters. */
                response_body_cut: boolean;
                /** @description Why no answer came; null when one did. */
                failure: null | string;
                /** Format: int64 */
                duration_ms: number;
            }[];
        };
        /** @enum {string} */
        UntrustedText: "clean" | "marked" | "raw";
        /** @enum {string} */
        WriteSafety: "direct" | "confirm";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
