import { arrayRemove, arrayUnion, doc, serverTimestamp, updateDoc } from 'firebase/firestore';
import { useState } from 'react';
import { toCrmFields, type CrmChange } from '../../data/crm-edits';
import { customerDocument } from '../../data/customers';
import { useBackend } from '../../firebase/backend-context';
import { describeProblem } from '../../live/describe-problem';
import { useSession } from '../../session/session';

/** How the last change stands. What is shown on the page is changed at once, and put back when the server refuses. */
export type EditState =
  | { readonly step: 'idle' }
  | { readonly step: 'saving' }
  | { readonly step: 'saved' }
  | { readonly step: 'failed'; readonly text: string };

const TAGS = { add: arrayUnion, remove: arrayRemove };

/** Changes what staff keep about a customer. */
export function useCrmEdit(customerId: string): {
  readonly state: EditState;
  /** Resolves to whether the server took it. While there is no connection it waits. */
  readonly save: (change: CrmChange) => Promise<boolean>;
} {
  const { db } = useBackend();
  const { orgId, person } = useSession();
  const [state, setState] = useState<EditState>({ step: 'idle' });
  const save = async (change: CrmChange): Promise<boolean> => {
    setState({ step: 'saving' });
    const signature = { by: person.uid, at: serverTimestamp() };
    try {
      const { path } = customerDocument(orgId, customerId);
      await updateDoc(doc(db, path), toCrmFields(change, { signature, tags: TAGS }));
      setState({ step: 'saved' });
      return true;
    } catch (error) {
      setState({ step: 'failed', text: describeProblem(error).text });
      return false;
    }
  };
  return { state, save };
}
