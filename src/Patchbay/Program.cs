Console.WriteLine("patchbay");
return 0;
