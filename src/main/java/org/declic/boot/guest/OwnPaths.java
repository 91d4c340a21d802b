package org.declic.boot.guest;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.declic.boot.security.DoorPaths;

/** The paths that the doors answer. All others are the host's. */
final class OwnPaths {

    private final Set<String> exact = new HashSet<>();
    private final Set<String> trees = new HashSet<>();

    /** @param patterns of Spring MVC: what has variables is a tree from the first one on */
    OwnPaths(Collection<String> patterns) {
        patterns.forEach(pattern -> {
            var variable = pattern.indexOf("/{");
            if (variable < 0) {
                exact.add(pattern);
            } else {
                trees.add(pattern.substring(0, variable));
            }
        });
        trees.add(DoorPaths.API);
    }

    boolean contain(String path) {
        return exact.contains(path) || trees.stream().anyMatch(tree -> DoorPaths.isAtOrBelow(path, tree));
    }
}
