/** The settings that a machine which takes another one's place gets as they are, out of the tables of all settings. */
import type { Field } from './field';
import { MACHINE_SETTINGS } from './settings/machine';
import {
  ADAPTER_SETTINGS,
  BANDWIDTH_SETTINGS,
  COM_PORT_SETTINGS,
  DISK_SETTINGS,
  FIRMWARE_SETTINGS,
  VLAN_SETTINGS,
} from './settings/parts';
import type { Setting, SettingCmdlet, SettingTable } from './settings/setting';

export type CarriedValue = string | number | boolean;

/** Those that a machine, or a part of it, states. */
export type Carried = ReadonlyMap<string, Field<CarriedValue>>;

export interface CarriedSetting extends Setting {
  readonly property: string;
}

export type CarryingCmdlet = SettingCmdlet;

function named(table: SettingTable): CarriedSetting[] {
  return Object.entries(table).map(([property, setting]) => ({ property, ...setting }));
}

function setBy(cmdlet: CarryingCmdlet, table: SettingTable): CarriedSetting[] {
  return named(table).filter(setting => setting.setBy === cmdlet);
}

/** By the cmdlet that sets them. */
export const CARRIED: Readonly<Record<CarryingCmdlet, readonly CarriedSetting[]>> = {
  'Set-VM': setBy('Set-VM', MACHINE_SETTINGS),
  'Set-VMProcessor': setBy('Set-VMProcessor', MACHINE_SETTINGS),
  'Set-VMMemory': setBy('Set-VMMemory', MACHINE_SETTINGS),
  'Set-VMNetworkAdapter': setBy('Set-VMNetworkAdapter', ADAPTER_SETTINGS),
  'Set-VMHardDiskDrive': setBy('Set-VMHardDiskDrive', DISK_SETTINGS),
  'Set-VMComPort': setBy('Set-VMComPort', COM_PORT_SETTINGS),
  'Set-VMFirmware': setBy('Set-VMFirmware', FIRMWARE_SETTINGS),
};

export const BANDWIDTH: readonly CarriedSetting[] = named(BANDWIDTH_SETTINGS);
export const VLAN: readonly CarriedSetting[] = named(VLAN_SETTINGS);
