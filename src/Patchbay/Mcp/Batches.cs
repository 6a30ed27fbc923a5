namespace Patchbay.Mcp;

/// <summary>Answers JSON-RPC batches, which only revision 2025-03-26 has.</summary>
sealed class Batches(McpEdge edge, ToolCalls calls)
{
    /// <summary>Runs all requests of the batch side by side.</summary>
    public async Task AnswerAsync(McpExchange exchange, IReadOnlyList<ReadOnlyMemory<byte>> messages)
    {
        if (Refusal(exchange, messages.Count) is { } refusal)
        {
            await ReplySender.RefuseAsync(exchange.Http, refusal);
            return;
        }

        var replies = await Task.WhenAll(messages.Select(message => AnswerOneAsync(exchange, RpcScanner.Read(message))));
        var due = replies.OfType<Reply>().ToList();
        if (due.Count == 0)
        {
            exchange.Http.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        await ReplySender.SendAsync(exchange.Http, exchange.Accept, Join(due));
    }

    private static Reply Join(List<Reply> replies)
    {
        var own = new PooledBuffer(replies.Sum(reply => reply.Length + 1) + 1);
        own.Append("["u8);
        for (var i = 0; i < replies.Count; i++)
        {
            if (i > 0)
            {
                own.Append(","u8);
            }

            replies[i].CopyTo(own);
            replies[i].Dispose();
        }

        own.Append("]"u8);
        return new Reply { Own = own };
    }

    private RpcError? Refusal(McpExchange exchange, int count)
    {
        if (exchange.StatedVersion is not ("" or ProtocolVersions.WithBatches))
        {
            return RpcError.NotRpc($"Only protocol version {ProtocolVersions.WithBatches} has batches. Send one message per request.");
        }

        return count >= 1 && count <= edge.Options.MaxBatchMessages
            ? null
            : RpcError.NotRpc($"A batch holds 1 to {edge.Options.MaxBatchMessages} messages; this one holds {count}.");
    }

    /// <summary>Null when no answer is due.</summary>
    private async Task<Reply?> AnswerOneAsync(McpExchange exchange, RpcMessage message)
    {
        if (message.Problem is { } problem)
        {
            return RpcError.NotRpc(problem).To(message.Id);
        }

        if (!message.IsRequest)
        {
            return null;
        }

        return message.Method switch
        {
            RpcMethod.Initialize => RpcError.NotRpc("initialize may not be part of a batch.").To(message.Id),
            RpcMethod.CallTool => await calls.RunAsync(exchange, message, stream: null),
            _ => PlainMethods.Answer(exchange, message, gzip: false),
        };
    }
}
