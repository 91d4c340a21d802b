package org.declic.automation.engine;

import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.setting.Mistake;

/** Takes a mistake of an element, to fail the deployment with it. */
public interface MistakeReport {
    void mistake(Element element, Mistake mistake);
}
