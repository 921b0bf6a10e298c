/** What is put into a file, or left out of it, before an installer reads it: templates of Packer, and of other tools. */

/** `${storage}`, `%{ if efi }`, `{{ disks }}`, `{% if efi %}`, `<%= disks %>`. */
export const PUT_IN = /[$%]\{|\{[{%]|<%/;

/** As all that a line says. */
export const PUT_IN_LINE = /^[ \t]*(?:-[ \t]+)?(?:[$%]\{|\{[{%]|<%)/;

/** What a line says to a template alone: the lines behind it are there, or not, or several times. */
export const DIRECTIVE = /^[ \t]*(?:%\{|\{%|<%(?!=))/;
