package org.ustack.compute;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whose servers are, whoever asks: for services that keep nothing but ids of servers. */
public interface ServerOwners {

    /** Those that are found. */
    Map<String, Owner> of(Collection<String> serverIds);

    /** Ids of servers that are not deleted. @param userId or null for all users of the project */
    List<String> serversOf(String projectId, String userId);

    record Owner(String projectId, String userId) {}
}
