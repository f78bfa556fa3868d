using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SessionTools.Quickstart;

/// <summary>Prints objects: by PowerShell's own formatting where there is a PowerShell, else their first properties.</summary>
internal sealed class Display(Runspace runspace, bool canFormat)
{
    private const int Width = 140;
    private const int ShownProperties = 6;

    public void Write(IReadOnlyList<PSObject> objects)
    {
        if (objects.Count == 0)
        {
            return;
        }

        Console.WriteLine(canFormat ? Format(objects) : string.Join(Environment.NewLine, objects.Select(FirstProperties)));
    }

    private string Format(IReadOnlyList<PSObject> objects)
    {
        using PowerShell formatter = PowerShell.Create();
        formatter.Runspace = runspace;
        formatter.AddCommand("Out-String").AddParameter("Width", Width);
        return formatter.Invoke<string>(objects).Single().TrimEnd();
    }

    private static string FirstProperties(PSObject item) => string.Join(
        ", ",
        item.Properties.Where(property => property.Value is not null).Take(ShownProperties).Select(property => $"{property.Name}={property.Value}"));
}
