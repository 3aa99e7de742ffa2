using Matching.Simulation;

return Campaigns.Run(args, Console.Out, Console.Error);
