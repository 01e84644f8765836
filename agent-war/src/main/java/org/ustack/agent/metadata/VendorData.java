package org.ustack.agent.metadata;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.contract.GuestMetadata;
import org.ustack.kernel.Json;

/**
 * What the operator tells guests: the same to all from a file, and to each what services of the operator say of it. Neither keeps a
 * guest from reading the rest: what cannot be had is an empty object, and the log says why.
 */
public final class VendorData {

    private static final Logger LOG = Logger.getLogger(VendorData.class);

    private final Optional<Path> file;
    private final Map<String, URI> targets;
    private final VendorDataSource source;

    /** @param targets services by the name under which guests find what they say */
    public VendorData(Optional<Path> file, Map<String, URI> targets, VendorDataSource source) {
        this.file = file;
        this.targets = new LinkedHashMap<>(targets);
        this.source = source;
    }

    /** The content of {@code vendor_data.json}. */
    Map<String, Object> fixed() {
        if (file.isEmpty()) {
            return Map.of();
        }
        try {
            return Json.mapper().readValue(Files.readString(file.get()), new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            LOG.errorf("vendor data %s cannot be read: %s", file.get(), reason(e));
            return Map.of();
        }
    }

    /** The content of {@code vendor_data2.json}: what is fixed, and beside it what each service says of the guest. */
    Map<String, Object> of(GuestRecord guest) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("static", fixed());
        targets.forEach((name, service) -> all.put(name, asked(name, service, guest)));
        return all;
    }

    private Map<String, Object> asked(String name, URI service, GuestRecord guest) {
        try {
            return source.ask(service, question(guest));
        } catch (IOException e) {
            LOG.warnf("vendor data %s of %s is empty, %s: %s", name, guest.server(), service, reason(e));
            return Map.of();
        }
    }

    /** On one line: what a parser adds about the place of an error does not belong in a log. */
    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return e.getClass().getSimpleName() + ", " + message.lines().findFirst().orElse("");
    }

    /** The keys that Nova sends, but for the roles of whoever booted the server: they are not kept. */
    private static Map<String, Object> question(GuestRecord guest) {
        GuestMetadata metadata = guest.metadata();
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("project-id", metadata.project());
        question.put("instance-id", guest.server());
        question.put("image-id", guest.imageId());
        question.put("user-data", metadata.userData());
        question.put("hostname", metadata.hostname());
        question.put("metadata", metadata.meta());
        return question;
    }
}
