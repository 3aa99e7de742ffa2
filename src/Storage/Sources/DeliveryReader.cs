using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>Reads the rows of one delivery into the stage and compares them with its manifest.</summary>
internal sealed class DeliveryReader
{
    private const int RowsBetweenReports = 4096;
    private const int BlocksAhead = 3;

    private readonly SubjectKeys keys;
    private readonly ImportBounds bounds;
    private readonly DateOnly businessDate;
    private readonly IProgress<ImportProgress>? progress;

    public DeliveryReader(SubjectKeys keys, ImportBounds bounds, DateOnly businessDate, IProgress<ImportProgress>? progress)
    {
        this.keys = keys;
        this.bounds = bounds;
        this.businessDate = businessDate;
        this.progress = progress;
    }

    /// <summary>Stages every row.</summary>
    /// <returns>The sum of the manifest's control column.</returns>
    /// <exception cref="ImportRefusedException">There are too many rows, or the control column does not exist.</exception>
    public decimal Read(RowReader rows, Delivery delivery, StagedSource stage)
    {
        var sumPlace = SumPlace(delivery);
        var sum = 0m;
        var ahead = new Queue<Task<RowBlock>>();
        var idle = new Stack<RowBlock>();
        while (true)
        {
            var block = idle.TryPop(out var used) ? used : new RowBlock(
                delivery.Source, keys, new RowTyper(delivery.Source, businessDate, delivery.Manifest.AsOf, bounds));
            rows.Fill(block.Texts);
            if (block.Texts.IsEmpty)
            {
                break;
            }

            // Rows are typed while the next ones are read; they are staged in their order, whoever typed them.
            ahead.Enqueue(Task.Run(() => block.Type(rows, sumPlace, delivery.Path is null)));
            if (ahead.Count > BlocksAhead)
            {
                idle.Push(Stage(ahead.Dequeue().GetAwaiter().GetResult(), delivery, stage, ref sum));
            }
        }

        while (ahead.TryDequeue(out var block))
        {
            Stage(block.GetAwaiter().GetResult(), delivery, stage, ref sum);
        }

        progress?.Report(new ImportProgress(delivery.Source.Id, delivery.Rows));
        return sum;
    }

    private RowBlock Stage(RowBlock block, Delivery delivery, StagedSource stage, ref decimal sum)
    {
        var before = delivery.Rows;
        delivery.Rows += block.Texts.Count;
        if (delivery.Rows > bounds.MaxRows)
        {
            throw new ImportRefusedException([Refusals.TooManyRows(delivery.Name, bounds.MaxRows)]);
        }

        foreach (var summand in block.Summands)
        {
            sum += summand;
        }

        block.Stage(delivery, before, stage);
        for (var reported = before / RowsBetweenReports + 1; reported * RowsBetweenReports <= delivery.Rows; reported++)
        {
            progress?.Report(new ImportProgress(delivery.Source.Id, reported * RowsBetweenReports));
        }

        return block;
    }

    private static int? SumPlace(Delivery delivery)
    {
        if (delivery.Manifest.ControlSum is not { } control)
        {
            return null;
        }

        var place = delivery.Source.ColumnNames.IndexOf(control.Column);
        return place >= 0 ? place : throw new ImportRefusedException([Refusals.SumColumnUnknown(delivery.Name, control.Column)]);
    }
}
