package org.ustack.image;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** A block of IP addresses (RFC 4632, RFC 4291), for rules about whom this cloud connects to. */
public final class AddressBlock {

    private static final String LITERAL = "[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

    private final String text;
    private final byte[] first;
    private final int prefix;

    private AddressBlock(String text, byte[] first, int prefix) {
        this.text = text;
        this.first = first;
        this.prefix = prefix;
    }

    /** @throws IllegalArgumentException unless the text is an address, or an address with the length of a prefix */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches(LITERAL)) {
            throw new IllegalArgumentException("not a block of addresses: " + text);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int most = bytes.length * Byte.SIZE;
            int prefix = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > most) {
                throw new IllegalArgumentException("not a length of a prefix: " + text);
            }
            return new AddressBlock(text, bytes, prefix);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a block of addresses: " + text, e);
        }
    }

    /** Blocks between commas. */
    public static List<AddressBlock> parseList(String text) {
        List<AddressBlock> blocks = new ArrayList<>();
        for (String word : text.split(",")) {
            if (!word.isBlank()) {
                blocks.add(parse(word.strip()));
            }
        }
        return List.copyOf(blocks);
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((bytes[bit / Byte.SIZE] & mask) != (first[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
