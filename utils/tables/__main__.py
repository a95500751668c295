from . import dictionary_markdown

print(dictionary_markdown())
