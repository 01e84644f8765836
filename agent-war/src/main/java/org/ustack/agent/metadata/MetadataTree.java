package org.ustack.agent.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.kernel.Json;

/** All that one guest can read, by path. */
public final class MetadataTree {

    /** @param json whether the content is JSON; else it is plain text or the owner's own bytes */
    public record Document(byte[] content, boolean json) {

        static Document text(String text) {
            return new Document(text.getBytes(StandardCharsets.UTF_8), false);
        }
    }

    private final OpenStackTree openStack;

    public MetadataTree(OpenStackTree openStack) {
        this.openStack = openStack;
    }

    /**
     * What lies at that path: a document, or the listing of a folder.
     *
     * @param path of the URL, with or without slashes around it
     */
    public Optional<Document> read(GuestRecord guest, String path) {
        List<String> words = new ArrayList<>();
        for (String word : path.split("/")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            return Optional.of(Document.text(String.join("\n", Ec2Tree.VERSIONS)));
        }
        if (words.get(0).equals("openstack")) {
            return openStack(guest, words.subList(1, words.size()));
        }
        if (Ec2Tree.VERSIONS.contains(words.get(0))) {
            return ec2(guest, words.subList(1, words.size()));
        }
        return Optional.empty();
    }

    /** The files of a config drive by relative path. */
    public Map<String, byte[]> drive(GuestRecord guest) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Map<String, byte[]> vendor = new HashMap<>();
        for (String version : OpenStackTree.VERSIONS) {
            openStack
                    .files(guest, version)
                    .forEach((name, content) -> files.put(
                            "openstack/" + version + "/" + name,
                            // The same in all versions: the operator's services are asked once.
                            name.startsWith("vendor")
                                    ? vendor.computeIfAbsent(name, n -> content.get())
                                    : content.get()));
        }
        for (String version : List.of("2009-04-04", "latest")) {
            files.put(
                    "ec2/" + version + "/meta-data.json",
                    Json.write(Ec2Tree.document(guest)).getBytes(StandardCharsets.UTF_8));
            if (guest.metadata().userData() != null) {
                files.put("ec2/" + version + "/user-data", OpenStackTree.userData(guest.metadata()));
            }
        }
        return files;
    }

    private Optional<Document> openStack(GuestRecord guest, List<String> words) {
        if (words.isEmpty()) {
            return Optional.of(Document.text(String.join("\n", OpenStackTree.VERSIONS)));
        }
        if (!OpenStackTree.VERSIONS.contains(words.get(0))) {
            return Optional.empty();
        }
        Map<String, Supplier<byte[]>> files = openStack.files(guest, words.get(0));
        if (words.size() == 1) {
            List<String> names = new ArrayList<>(files.keySet());
            names.add("password");
            return Optional.of(Document.text(String.join("\n", names)));
        }
        Supplier<byte[]> content = words.size() == 2 ? files.get(words.get(1)) : null;
        return content == null
                ? Optional.empty()
                : Optional.of(new Document(content.get(), words.get(1).endsWith(".json")));
    }

    private static Optional<Document> ec2(GuestRecord guest, List<String> words) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("meta-data", Ec2Tree.metaData(guest));
        if (guest.metadata().userData() != null) {
            if (words.equals(List.of("user-data"))) {
                return Optional.of(new Document(OpenStackTree.userData(guest.metadata()), false));
            }
            top.put("user-data", "");
        }
        Object node = top;
        for (String word : words) {
            node = child(node, word);
        }
        if (node instanceof Ec2Tree.PublicKeys keys) {
            return Optional.of(Document.text("0=" + keys.name()));
        }
        if (node instanceof Map<?, ?> folder) {
            return Optional.of(Document.text(folder.entrySet().stream()
                    .map(entry -> entry.getKey() + (entry.getValue() instanceof String ? "" : "/"))
                    .collect(Collectors.joining("\n"))));
        }
        return Optional.ofNullable((String) node).map(Document::text);
    }

    private static Object child(Object node, String word) {
        if (node instanceof Ec2Tree.PublicKeys keys) {
            return word.equals("0") ? keys.folder() : null;
        }
        return node instanceof Map<?, ?> folder ? folder.get(word) : null;
    }
}
