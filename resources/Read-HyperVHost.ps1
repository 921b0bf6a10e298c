#Requires -Version 4.0
<#
.SYNOPSIS
    Runs the script that exports the machines of a Hyper-V host, and hands on what it gives.
.DESCRIPTION
    The Hyper-V Gen 2 Advisor starts it, in the editor and on the command line. Every line that it prints for the advisor is
    a record of JSON in UTF-8 as base64: no code page, width of a console or banner of a shell changes that. Writes no file.
.PARAMETER Script
    The path of Export-VMDefinition.ps1.
.PARAMETER ComputerName
    The host; this computer without it. Reached by PowerShell's remoting: WinRM, or SSH where this isn't Windows.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $Script,
    [string] $ComputerName
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# Runs on the host, and gives records as JSON.
$read = {
    param([string] $export)
    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'

    function ConvertTo-Record([System.Collections.IDictionary] $record) {
        ConvertTo-Json -InputObject $record -Compress
    }

    # Who may manage the machines of a host: its administrators, and the members of Hyper-V Administrators.
    function Test-Permission {
        try {
            $user = [Security.Principal.WindowsIdentity]::GetCurrent()
        } catch {
            # No Windows.
            return $true
        }
        $principal = New-Object -TypeName Security.Principal.WindowsPrincipal -ArgumentList $user
        foreach ($group in 'S-1-5-32-544', 'S-1-5-32-578') {
            if ($principal.IsInRole((New-Object -TypeName Security.Principal.SecurityIdentifier -ArgumentList $group))) {
                return $true
            }
        }
        $false
    }

    if (-not (Get-Module -ListAvailable -Name Hyper-V)) {
        ConvertTo-Record @{ kind = 'refused'; reason = 'no-module'; detail = '' }
        return
    }
    $machines = 0
    $denied = $null
    try {
        & ([scriptblock]::Create($export)) -AsText 2>&1 3>&1 | ForEach-Object {
            $item = $_
            if ($item -is [System.Management.Automation.WarningRecord]) {
                ConvertTo-Record @{ kind = 'warning'; message = "$($item.Message)" }
            } elseif ($item -is [System.Management.Automation.ErrorRecord]) {
                if ($machines -eq 0 -and $item.CategoryInfo.Category -eq 'PermissionDenied') {
                    $denied = "$item"
                } else {
                    ConvertTo-Record @{ kind = 'failed'; message = "$item" }
                }
            } else {
                $machines += 1
                $record = @{ kind = 'machine'; name = "$($item.Name)"; id = "$($item.Id)"; text = "$($item.Text)" }
                ConvertTo-Record ($record + @{ number = [int] $item.Number; of = [int] $item.Of })
            }
        }
    } catch {
        ConvertTo-Record @{ kind = 'refused'; reason = 'failed'; detail = "$_" }
        return
    }
    if ($machines -eq 0 -and ($denied -or -not (Test-Permission))) {
        ConvertTo-Record @{ kind = 'refused'; reason = 'no-permission'; detail = "$denied" }
    } else {
        ConvertTo-Record @{ kind = 'end' }
    }
}

function Write-Line([string] $json) {
    [Console]::Out.WriteLine('gen2:' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json)))
}

function Write-Refusal([string] $reason, [string] $detail) {
    Write-Line (ConvertTo-Json -Compress -InputObject @{ kind = 'refused'; reason = $reason; detail = $detail })
}

try {
    $export = [IO.File]::ReadAllText($Script)
    if (-not $ComputerName) {
        & $read $export | ForEach-Object { Write-Line $_ }
    } elseif ($IsLinux -or $IsMacOS) {
        # WinRM's client is a part of Windows.
        Invoke-Command -HostName $ComputerName -ScriptBlock $read -ArgumentList $export | ForEach-Object { Write-Line $_ }
    } else {
        Invoke-Command -ComputerName $ComputerName -ScriptBlock $read -ArgumentList $export | ForEach-Object { Write-Line $_ }
    }
} catch {
    # Of the connection, of whichever class: a session that ends early is told as an error of its data, too.
    $isConnection = $ComputerName -and $_.Exception.GetType().Namespace -eq 'System.Management.Automation.Remoting'
    if (-not $isConnection) {
        Write-Refusal 'failed' "$_"
    } elseif ($_.FullyQualifiedErrorId -like 'AccessDenied*') {
        Write-Refusal 'no-permission' "$_"
    } else {
        Write-Refusal 'unreachable' "$_"
    }
}
