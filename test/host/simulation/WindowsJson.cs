// The JSON of Windows PowerShell 5.1.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Simulation
{
    public sealed class WindowsJson
    {
        private readonly int mostDepth;
        private readonly bool isCompressed;

        public WindowsJson(int depth, bool compress)
        {
            mostDepth = depth;
            isCompressed = compress;
        }

        public string Of(object input)
        {
            var text = new StringBuilder();
            Write(text, Plain(input, 0), 0);
            return text.ToString();
        }

        /// Dictionaries, lists and values: what lies deeper than -Depth is a text, without a word about it.
        private object Plain(object item, int depth)
        {
            var wrapped = item as PSObject;
            var value = wrapped == null ? item : wrapped.BaseObject;
            switch (value)
            {
                case null:
                    return null;
                case string or char or bool or DateTime or Guid or Uri or decimal:
                    return WithProperties(wrapped, value, depth, false);
                case Enum when Enum.GetUnderlyingType(value.GetType()) is var type && (type == typeof(long) || type == typeof(ulong)):
                    return value.ToString();
                case Enum:
                    return Convert.ChangeType(value, Enum.GetUnderlyingType(value.GetType()), CultureInfo.InvariantCulture);
            }
            if (value.GetType().IsPrimitive)
            {
                return value;
            }
            if (depth > mostDepth)
            {
                return LanguagePrimitives.ConvertTo<string>(item);
            }
            return value switch
            {
                IDictionary entries => WithProperties(wrapped, Entries(entries, depth), depth, false),
                IEnumerable items => WithProperties(wrapped, items.Cast<object>().Select(one => Plain(one, depth + 1)).ToList(), depth, false),
                _ => WithProperties(wrapped ?? PSObject.AsPSObject(value), new OrderedDictionary(), depth, true),
            };
        }

        private OrderedDictionary Entries(IDictionary entries, int depth)
        {
            var plain = new OrderedDictionary();
            foreach (DictionaryEntry entry in entries)
            {
                plain[entry.Key.ToString()] = Plain(entry.Value, depth + 1);
            }
            return plain;
        }

        /// What PowerShell adds to an object that went through it: with these a list or a value becomes an object with a `value`.
        private object WithProperties(PSObject wrapped, object value, int depth, bool isObject)
        {
            if (wrapped == null)
            {
                return value;
            }
            var entries = value as OrderedDictionary ?? new OrderedDictionary { ["value"] = value };
            var before = entries.Count;
            foreach (var property in wrapped.Properties.Where(property => isObject || property.MemberType != PSMemberTypes.Property))
            {
                object held;
                try
                {
                    held = property.Value;
                }
                catch (GetValueException)
                {
                    held = null;
                }
                if (!entries.Contains(property.Name))
                {
                    entries[property.Name] = Plain(held, depth + 1);
                }
            }
            // An alias of Windows PowerShell's types of its own, which PowerShell 7 no longer has.
            if (wrapped.BaseObject is Array list && !entries.Contains("Count"))
            {
                entries["Count"] = list.Length;
            }
            return value is OrderedDictionary || entries.Count > before ? entries : value;
        }

        private void Write(StringBuilder text, object value, int column)
        {
            switch (value)
            {
                case null:
                    text.Append("null");
                    break;
                case bool flag:
                    text.Append(flag ? "true" : "false");
                    break;
                case DateTime time:
                    text.Append($"\"\\/Date({new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds()})\\/\"");
                    break;
                case OrderedDictionary entries:
                    WriteAll(text, '{', '}', entries.Cast<DictionaryEntry>(), column, (entry, inner) =>
                    {
                        var name = $"{Quoted((string)entry.Key)}:{(isCompressed ? "" : "  ")}";
                        text.Append(name);
                        Write(text, entry.Value, inner + name.Length);
                    });
                    break;
                case List<object> items:
                    WriteAll(text, '[', ']', items, column, (item, inner) => Write(text, item, inner));
                    break;
                case IFormattable number when value.GetType().IsPrimitive || value is decimal:
                    text.Append(number.ToString(null, CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(Quoted(value.ToString()));
                    break;
            }
        }

        /// What is inside stands four columns behind the bracket, wherever that is.
        private void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, int column, Action<T, int> write)
        {
            text.Append(open);
            var isFirst = true;
            foreach (var item in items)
            {
                text.Append(isFirst ? "" : ",");
                Line(text, column + 4);
                write(item, column + 4);
                isFirst = false;
            }
            Line(text, column);
            text.Append(close);
        }

        private void Line(StringBuilder text, int column)
        {
            if (!isCompressed)
            {
                text.Append("\r\n").Append(' ', column);
            }
        }

        private static string Quoted(string value) => '"' + string.Concat(value.Select(Escaped)) + '"';

        private static string Escaped(char letter) => letter switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            '\'' or '<' or '>' or '&' or '\u0085' or '\u2028' or '\u2029' or < ' ' => $"\\u{(int)letter:x4}",
            _ => letter.ToString(),
        };
    }
}
