import { deriveFirebaseConfig } from './firebase-config';

const ports = {
  functions: 1,
  firestore: 2,
  pubsub: 3,
  auth: 4,
  hosting: 5,
  simulator: 6,
  hub: 7,
  logging: 8,
  eventarc: 9,
  tasks: 10,
  websocket: 11,
};

describe('deriveFirebaseConfig', () => {
  it('keeps firebase.json and replaces the emulators with the services and ports of the run', () => {
    const base = {
      firestore: { rules: 'firestore.rules' },
      hosting: { public: 'dashboard/dist' },
      emulators: { auth: { port: 9099 } },
    };
    const derived = deriveFirebaseConfig(base, {
      ports,
      services: ['firestore', 'pubsub'],
      withUi: false,
    });
    expect(derived).toEqual({
      firestore: { rules: 'firestore.rules' },
      emulators: {
        firestore: { host: '127.0.0.1', port: 2, websocketPort: 11 },
        pubsub: { host: '127.0.0.1', port: 3 },
        hub: { host: '127.0.0.1', port: 7 },
        logging: { host: '127.0.0.1', port: 8 },
        eventarc: { host: '127.0.0.1', port: 9 },
        tasks: { host: '127.0.0.1', port: 10 },
        ui: { enabled: false, host: '127.0.0.1' },
        singleProjectMode: false,
      },
    });
  });

  it('serves the page of the run', () => {
    const derived = deriveFirebaseConfig(
      { hosting: { public: 'dashboard/dist', headers: [] } },
      { ports, services: ['hosting'], withUi: false, page: { folder: '.trellis/hosting/run' } },
    );
    expect(derived).toMatchObject({
      hosting: { public: '.trellis/hosting/run', headers: [] },
      emulators: { hosting: { host: '127.0.0.1', port: 5 } },
    });
  });
});
