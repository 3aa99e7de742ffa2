using System.Globalization;
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
        var typer = new RowTyper(delivery.Source, keys, businessDate, delivery.Manifest.AsOf, bounds);
        var sumPlace = SumPlace(delivery);
        var sum = 0m;
        var ahead = new Queue<Task<RowBlock>>();
        var idle = new Stack<RowBlock>();
        while (true)
        {
            var block = idle.TryPop(out var used) ? used : new RowBlock(delivery.Source);
            Fill(block, rows, delivery, sumPlace, ref sum);
            if (block.Count == 0)
            {
                break;
            }

            // Rows are typed while the next ones are read; they are staged in their order, whoever typed them.
            ahead.Enqueue(Task.Run(() => block.Type(typer, keys, delivery.Path is null)));
            if (ahead.Count > BlocksAhead)
            {
                idle.Push(ahead.Dequeue().GetAwaiter().GetResult().Stage(delivery, stage));
            }
        }

        while (ahead.TryDequeue(out var block))
        {
            block.GetAwaiter().GetResult().Stage(delivery, stage);
        }

        progress?.Report(new ImportProgress(delivery.Source.Id, delivery.Rows));
        return sum;
    }

    /// <summary>Reads the next rows into an empty block, which stays empty at the end.</summary>
    private void Fill(RowBlock block, RowReader rows, Delivery delivery, int? sumPlace, ref decimal sum)
    {
        while (block.Count < RowBlock.Rows && rows.Read())
        {
            if (++delivery.Rows > bounds.MaxRows)
            {
                throw new ImportRefusedException([Refusals.TooManyRows(delivery.Name, bounds.MaxRows)]);
            }

            sum += sumPlace is { } place && rows.Fault is null ? NumberOf(rows.Cell(place)) : 0m;
            block.Take(rows);
            if (delivery.Rows % RowsBetweenReports == 0)
            {
                progress?.Report(new ImportProgress(delivery.Source.Id, delivery.Rows));
            }
        }
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

    private static decimal NumberOf(ReadOnlySpan<char> cell) =>
        decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000_000_000m
            ? number
            : 0m;
}
