package org.ustack.libvirt;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A small writer of XML, and the reader that takes no DTDs. */
final class Xml {

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are pairs of name and value, those with a null value are left out. */
    Xml open(String name, Object... attributes) {
        tag(name, attributes);
        out.append('>');
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element without content. */
    Xml empty(String name, Object... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element with text. */
    Xml text(String name, Object text, Object... attributes) {
        open(name, attributes);
        out.append(escape(String.valueOf(text)));
        return close(name);
    }

    private void tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ')
                        .append(attributes[i])
                        .append("='")
                        .append(escape(String.valueOf(attributes[i + 1])))
                        .append('\'');
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /**
     * Fit for text and attributes. What XML 1.0 cannot carry at all (section 2.2 of its specification) becomes U+FFFD, and
     * white space other than a blank a character reference, lest a parser fold it.
     */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(character).append(';');
                default -> escaped.appendCodePoint(allowed(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int character) {
        return (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    /** @throws SAXException if it is no XML, or has a document type */
    static Document parse(String xml) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the JDK's own parser cannot do this", e);
        }
    }
}
