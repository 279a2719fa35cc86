"""Files as tables: the same content as in YAML, in a workbook or in a folder of CSV files.

What stands in which table follows from the models alone (`layout`), so that a new field needs no line here.
"""
