/**
 * A tablet whose storage fails on purpose: below Dexie, at the operation of that number, with that error. An operation is
 * opening the database, beginning a transaction, each request in it, and its completion, when all requests have succeeded.
 */
import type { IDBFactory } from 'fake-indexeddb';

type Factory = InstanceType<typeof IDBFactory>;

/** The parts of fake-indexeddb's transaction through which every request and the completion pass. */
interface FakeTransaction extends IDBTransaction {
  _state: 'active' | 'inactive' | 'committing' | 'finished';
  _requests: { readonly request: IDBRequest }[];
  _execRequestAsync(asked: { operation: () => unknown }): IDBRequest;
  _start(): void;
  _abort(errorName: string): void;
}

export type Operation = 'open' | 'begin' | 'request' | 'complete';

export interface FailingTablet {
  readonly factory: Factory;
  /** What fails from now on: given the kind and the number, from 1, of each operation, an error's name or nothing. */
  failOn(fault: (operation: Operation, number: number) => string | undefined): void;
  /** Nothing fails from now on. Gives how many failures there were. */
  mend(): number;
}

export function failingTablet(tablet: Factory): FailingTablet {
  let fault: (operation: Operation, number: number) => string | undefined = () => undefined;
  let operations = 0;
  let failures = 0;

  const failureOf = (operation: Operation): DOMException | null => {
    const name = fault(operation, ++operations);
    if (name === undefined) return null;
    failures++;
    return new DOMException(`fails on purpose at operation ${operations}, ${operation}`, name);
  };
  const throwAt = (operation: Operation): void => {
    const failure = failureOf(operation);
    if (failure) throw failure;
  };

  const weaken = (transaction: FakeTransaction): IDBTransaction => {
    const ask = transaction._execRequestAsync.bind(transaction);
    transaction._execRequestAsync = (asked) => {
      const operation = () => {
        throwAt('request');
        return asked.operation();
      };
      return ask({ ...asked, operation });
    };
    const start = transaction._start.bind(transaction);
    transaction._start = () => {
      const isDone = !transaction._requests.some(({ request }) => request.readyState !== 'done');
      const failure = isDone && transaction._state !== 'finished' ? failureOf('complete') : null;
      if (failure) transaction._abort(failure.name);
      else start();
    };
    return transaction;
  };

  const open = (...given: Parameters<Factory['open']>): IDBOpenDBRequest => {
    throwAt('open');
    const request = tablet.open(...given);
    request.addEventListener('success', () => {
      const connection = request.result;
      const begin = connection.transaction.bind(connection);
      connection.transaction = (...scope) => {
        throwAt('begin');
        return weaken(begin(...scope) as FakeTransaction); // fake-indexeddb's own, see above
      };
    });
    return request;
  };

  return {
    factory: Object.assign(Object.create(tablet) as Factory, { open }),
    failOn: (next) => {
      fault = next;
      operations = 0;
      failures = 0;
    },
    mend: () => {
      fault = () => undefined;
      return failures;
    },
  };
}
