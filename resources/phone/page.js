(() => {
  const { words, mostPages, largestBytes } = FACTS;
  // As at the desk: A4 at 300 dots an inch; more is no better to read.
  const LONGEST_SIDE = 3508;
  const QUALITY = 0.86;
  const LONGEST_SENDING_MS = 120000;

  const list = document.getElementById('pages');
  const count = document.getElementById('count');
  const template = document.getElementById('page');
  const pages = [];
  let language = (navigator.language || '').startsWith('hi') ? 'hi' : FACTS.language;
  let sentCount = 0;
  let isOver = false;
  let isFull = false;
  let isSending = false;

  const word = key => words[language][key];

  function showLanguage() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll('[data-word]'))
      element.textContent = word(element.dataset.word);
    for (const button of document.querySelectorAll('[data-language]'))
      button.setAttribute('aria-pressed', String(button.dataset.language === language));
    for (const page of pages) show(page);
    showCount();
  }

  function showCount() {
    const isAllSent = pages.length > 0 && pages.every(({ state }) => state === 'sent');
    if (isOver) count.textContent = word('gone');
    else if (isFull) count.textContent = word('full');
    else if (isAllSent) count.textContent = word('done');
    else if (sentCount > 0)
      count.textContent = word('sentCount').replace('{count}', sentCount).replace('{most}', mostPages);
    else count.textContent = '';
    count.toggleAttribute('data-bad', isOver || isFull);
    document.body.toggleAttribute('data-over', isOver || isFull);
    for (const input of document.querySelectorAll('input')) input.disabled = isOver || isFull;
  }

  function show(page) {
    const { item, state, reason } = page;
    item.dataset.state = state;
    const part = name => item.querySelector(name);
    part('.name').textContent = page.file.name;
    part('.state').textContent = state === 'refused' ? (reason[language] ?? word('failed')) : word(state);
    part('progress').value = page.progress;
    part('progress').setAttribute('aria-label', word('sending'));
    part('.again').textContent = word('again');
    part('.remove').textContent = word('remove');
    part('.again').hidden = state !== 'refused' || !page.mayTryAgain || isOver;
    part('.remove').hidden = state !== 'refused';
  }

  function set(page, more) {
    Object.assign(page, more);
    show(page);
    showCount();
  }

  const inEvery = key => Object.fromEntries(Object.entries(words).map(([name, each]) => [name, each[key]]));

  function refuse(page, reason, mayTryAgain) {
    set(page, { state: 'refused', reason, mayTryAgain });
  }

  /** Drawn anew, a picture loses its place and day and is a tenth of its size; what cannot be drawn goes as it is. */
  async function smaller(file) {
    if (!file.type.startsWith('image/')) return { blob: file, name: file.name };
    let picture;
    try {
      // Older iPhones know no options and turn the picture by themselves.
      picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() =>
        createImageBitmap(file),
      );
    } catch {
      return { blob: file, name: file.name };
    }
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return blob
      ? { blob, name: `${file.name.replace(/\.[^.]*$/, '')}.jpg` }
      : { blob: file, name: file.name };
  }

  function post(page) {
    return new Promise(resolve => {
      const request = new XMLHttpRequest();
      request.open('POST', location.pathname);
      request.timeout = LONGEST_SENDING_MS;
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.setRequestHeader('x-parchi', '1');
      request.setRequestHeader('x-page-id', page.id);
      request.setRequestHeader('x-file-name', encodeURIComponent(page.ready.name));
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        set(page, { progress: total ? Math.round((100 * loaded) / total) : 0 }),
      );
      request.addEventListener('loadend', () => {
        let answer = {};
        try {
          answer = JSON.parse(request.responseText);
        } catch {
          // Nobody answered, or not the clinic.
        }
        resolve({ status: request.status, answer });
      });
      request.send(page.ready.blob);
    });
  }

  function picture(page) {
    const image = page.item.querySelector('img');
    if (page.ready.blob.type === 'application/pdf') page.item.querySelector('.picture').dataset.kind = 'PDF';
    if (!page.ready.blob.type.startsWith('image/')) return;
    // What cannot be drawn is sent as it is, and refused with its reason.
    image.addEventListener('error', () => {
      image.hidden = true;
    });
    image.src = URL.createObjectURL(page.ready.blob);
    image.hidden = false;
  }

  async function sendOne(page) {
    if (!page.ready) {
      set(page, { state: 'shrinking' });
      page.ready = await smaller(page.file);
      picture(page);
    }
    if (page.ready.blob.size > largestBytes) return refuse(page, inEvery('tooLarge'), false);
    set(page, { state: 'sending', progress: 0 });
    const { status, answer } = await post(page);
    if (status === 200) {
      sentCount = answer.received;
      isFull = sentCount >= mostPages;
      // The phone need not hold it any longer.
      page.ready = { ...page.ready, blob: new Blob([]) };
      return set(page, { state: 'sent' });
    }
    isOver = status === 404;
    isFull = answer.code === 'PHONE_PAGES_FULL';
    const mayTryAgain =
      status === 0 || status >= 500 || status === 408 || status === 429 || answer.code === 'PHONE_DESK_FULL';
    refuse(page, answer.words ?? inEvery(status === 0 ? 'noAnswer' : 'failed'), mayTryAgain);
  }

  async function sendAll() {
    if (isSending) return;
    isSending = true;
    for (;;) {
      const next = pages.find(({ state }) => state === 'waiting');
      if (!next || isOver) break;
      await sendOne(next);
    }
    isSending = false;
    showLanguage();
  }

  function add(file) {
    const item = template.content.firstElementChild.cloneNode(true);
    const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), byte =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    const page = {
      id,
      file,
      item,
      state: 'waiting',
      progress: 0,
      reason: {},
      ready: null,
      mayTryAgain: false,
    };
    item.querySelector('.again').addEventListener('click', () => {
      set(page, { state: 'waiting' });
      sendAll();
    });
    item.querySelector('.remove').addEventListener('click', () => {
      pages.splice(pages.indexOf(page), 1);
      item.remove();
      showCount();
    });
    pages.push(page);
    list.append(item);
    show(page);
  }

  for (const input of document.querySelectorAll('input')) {
    input.addEventListener('change', () => {
      for (const file of input.files) add(file);
      // The same file, chosen again, is a new choice.
      input.value = '';
      sendAll();
    });
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      language = button.dataset.language;
      showLanguage();
    });
  }
  showLanguage();
})();
