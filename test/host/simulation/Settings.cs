// Plain settings of an object, by the names of its properties.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Simulation
{
    public static class Settings
    {
        /// What says who or where an object is, or where it stands.
        private static readonly HashSet<string> Identity = new() { "Id", "Name", "IsDeleted", "Path", "ControllerType", "ControllerNumber", "ControllerLocation", "CreationTime", "State", "Version" };

        private static IEnumerable<PropertyInfo> Of(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property =>
            property.CanWrite && property.GetSetMethod() != null && !Identity.Contains(property.Name) && IsPlain(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

        private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(Guid);

        public static JsonObject Of(object of) => new(Of(of.GetType()).Select(property => new KeyValuePair<string, JsonNode>(property.Name, property.GetValue(of)?.ToString())));

        public static void Set(object of, JsonNode values)
        {
            foreach (var (name, value) in values as JsonObject ?? new JsonObject())
            {
                var property = of.GetType().GetProperty(name);
                // Older versions lack some of them.
                property?.SetValue(of, value is JsonArray list
                    ? list.Select(node => node!.GetValue<int>()).ToList()
                    : LanguagePrimitives.ConvertTo(value is JsonValue single && single.TryGetValue<bool>(out var flag) ? flag : value!.ToString(), property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
