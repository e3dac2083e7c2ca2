// Reads QR codes from the camera: with the browser's own BarcodeDetector, else with the library that the page names.

const INTERVAL_MILLIS = 120;
/** Enough for a code that fills a third of the picture, and quick on an old phone. */
const SIDE = 720;

/** A function that reads the texts of the codes in a video. */
async function detector(library) {
  if ("BarcodeDetector" in globalThis
    && (await globalThis.BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const native = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await native.detect(video)).map((found) => found.rawValue);
  }
  const { decodeQR } = await import(library);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return [decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))];
    } catch {
      return []; // no code in this picture
    }
  };
}

class Camera {
  #video;
  #library;
  #onText;
  #detect = null;
  #stream = null;
  #timer = null;

  constructor(video, library, onText) {
    this.#video = video;
    this.#library = library;
    this.#onText = onText;
  }

  get running() {
    return this.#stream !== null;
  }

  get hasTorch() {
    return Boolean(this.#track?.getCapabilities?.().torch);
  }

  get #track() {
    return this.#stream?.getVideoTracks()[0];
  }

  /** Fails with the browser's error if there is no camera, or the user has not allowed it. */
  async start() {
    if (this.running) {
      return;
    }
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", ...size } });
    try {
      this.#detect ??= await detector(this.#library);
      this.#video.srcObject = stream;
      await this.#video.play();
    } catch (failure) {
      stream.getTracks().forEach((track) => track.stop());
      throw failure;
    }
    this.#stream = stream;
    this.#next();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
  }

  async torch(on) {
    await this.#track?.applyConstraints({ advanced: [{ torch: on }] });
  }

  #next() {
    this.#timer = setTimeout(() => this.#look(), INTERVAL_MILLIS);
  }

  async #look() {
    const stream = this.#stream;
    if (this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const texts = await this.#detect(this.#video).catch(() => []);
      if (stream === this.#stream) {
        texts.filter(Boolean).forEach((text) => this.#onText(text));
      }
    }
    if (stream !== null && stream === this.#stream) {
      this.#next();
    }
  }
}

/** The buttons of the camera. It starts by itself where it was running last. */
export class CameraControls {
  #camera;
  #page;
  #wakeLock;

  constructor(page, library, onText) {
    const { find } = page;
    this.#page = page;
    this.#camera = new Camera(find("video"), library, onText);
    find("camera").addEventListener("click", () => {
      localStorage.setItem("doorCamera", this.#camera.running ? "off" : "on");
      return this.#camera.running ? this.stop() : this.#start();
    });
    find("torch").addEventListener("click", async () => {
      const on = find("torch").getAttribute("aria-pressed") !== "true";
      await this.#camera.torch(on);
      find("torch").setAttribute("aria-pressed", String(on));
    });
    this.#show();
  }

  async resume() {
    if (localStorage.getItem("doorCamera") === "on") {
      await this.#start();
    }
  }

  stop() {
    this.#camera.stop();
    this.#wakeLock?.release();
    this.#show();
  }

  async #start() {
    const problem = this.#page.find("camera-problem");
    problem.hidden = true;
    try {
      await this.#camera.start();
      this.#wakeLock = await navigator.wakeLock?.request("screen").catch(() => null);
    } catch (failure) {
      problem.hidden = false;
      problem.textContent = this.#page.text(failure.name === "NotAllowedError" ? "cameraDenied" : "noCamera");
    }
    this.#show();
  }

  #show() {
    const { find, text } = this.#page;
    find("viewfinder").dataset.running = String(this.#camera.running);
    find("camera").textContent = text(this.#camera.running ? "pauseCamera" : "startCamera");
    find("torch").hidden = !this.#camera.hasTorch;
  }
}
