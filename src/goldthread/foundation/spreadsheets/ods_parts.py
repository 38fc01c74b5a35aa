"""The fixed parts of an OpenDocument spreadsheet, version 1.3."""

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "number": "datastyle",
        "meta": "meta",
        "config": "config",
        "fo": "xsl-fo-compatible",
    }.items()
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

MANIFEST = f"""{DECLARATION}<manifest:manifest \
xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""

STYLES = f"""{DECLARATION}<office:document-styles {NAMESPACES} office:version="1.3"><office:styles>\
<style:default-style style:family="table-cell">\
<style:text-properties fo:font-size="10pt" fo:language="en" fo:country="GB"/></style:default-style>\
</office:styles></office:document-styles>
"""

META = f"""{DECLARATION}<office:document-meta {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" \
office:version="1.3"><office:meta><dc:title>{{title}}</dc:title><dc:language>en-GB</dc:language></office:meta>\
</office:document-meta>
"""

DAY_PARTS = (
    '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
    '<number:text>/</number:text><number:year number:style="long"/>'
)

ROWS = "{rows}"
"""Where the rows stand in the content part."""

CONTENT = f"""{DECLARATION}<office:document-content {NAMESPACES} office:version="1.3">\
<office:automatic-styles>\
<number:date-style style:name="day-format">{DAY_PARTS}</number:date-style>\
<number:date-style style:name="moment-format">{DAY_PARTS}<number:text> </number:text>\
<number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>\
</number:date-style>\
<style:style style:name="day" style:family="table-cell" style:data-style-name="day-format"/>\
<style:style style:name="moment" style:family="table-cell" style:data-style-name="moment-format"/>\
<style:style style:name="heading" style:family="table-cell">\
<style:table-cell-properties fo:wrap-option="wrap"/>\
<style:text-properties fo:font-weight="bold"/></style:style>\
{{width_styles}}</office:automatic-styles><office:body><office:spreadsheet>\
<table:table table:name={{name}}>{{columns}}<table:table-header-rows>\
<table:table-row>{{headings}}</table:table-row>\
</table:table-header-rows>
{{rows}}
</table:table></office:spreadsheet></office:body></office:document-content>
"""

# What keeps the first row in sight is no property of the sheet but a setting of the window.
SETTINGS = f"""{DECLARATION}<office:document-settings {NAMESPACES} office:version="1.3"><office:settings>\
<config:config-item-set config:name="ooo:view-settings" xmlns:ooo="http://openoffice.org/2004/office">\
<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>\
<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name={{sheet}}>\
<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>\
<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>\
<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>\
<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>\
</config:config-item-map-entry></config:config-item-map-named>\
</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>\
</office:settings></office:document-settings>
"""
