package org.ustack.libvirt;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ustack.hypervisor.DomainStamp;

/** The stamp as an element of UStack's own namespace in a domain's metadata. */
final class StampXml {

    static final String NAMESPACE = "https://ustack.org/xmlns/domain/1";
    static final String PREFIX = "ustack";
    static final String ELEMENT = "domain";
    static final String OPERATION = "operation";
    static final String SEQUENCE = "sequence";

    private StampXml() {}

    /** As libvirt wants it for a change: it adds the namespace itself. */
    static String write(DomainStamp stamp) {
        return "<" + ELEMENT + " " + OPERATION + "=\"" + Xml.escape(stamp.operation()) + "\" " + SEQUENCE + "=\""
                + stamp.sequence() + "\"/>";
    }

    /** The stamp in that element, or null if somebody wrote something else there. */
    static DomainStamp read(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    String sequence = reader.getAttributeValue(null, SEQUENCE);
                    String operation = reader.getAttributeValue(null, OPERATION);
                    return sequence == null ? null : new DomainStamp(operation, Long.parseLong(sequence));
                }
            }
            return null;
        } catch (XMLStreamException | NumberFormatException e) {
            return null;
        }
    }
}
